import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { type HealthOptions, healthRoutes } from './health-routes.ts';
import type { Lobby } from './lobby/lobby.ts';
import type { Metrics } from './metrics.ts';
import { pageRoutes } from './page-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serveMetrics } from './serve-metrics.ts';

interface HttpOptions extends HealthOptions {
  config: Pick<Config, 'clientDir' | 'metricsPort'>;
  lobby: Lobby;
  metrics: Metrics;
  log: Logger;
}

/** Everything a node answers outside its sockets. */
export function newHttp(options: HttpOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  app.use(refuseMalformed);
  app.use(compression());
  app.use(healthRoutes(options));
  app.get('/lobby', async (_request, response) => {
    response.set('Cache-Control', 'public, max-age=5').json(await options.lobby.read());
  });
  if (options.config.metricsPort === undefined) app.get('/metrics', serveMetrics(options.metrics));
  app.use(pageRoutes(options.config.clientDir));
  app.use((_request, response) => {
    response.status(404).type('text').send('There is nothing here.\n');
  });
  app.use(answerErrors(options.log));
  return app;
}

const refuseMalformed: RequestHandler = (request, response, next) => {
  if (isDecodable(request.path)) return next();
  response.status(400).type('text').send('This address is malformed.\n');
};

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Faults of the request are told in a word, faults of ours only to the log. */
function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTheirs = error.status >= 400 && error.status < 500;
    if (!isTheirs) log.error({ err: error }, 'an answer by HTTP failed');
    response.status(isTheirs ? error.status : 500).type('text');
    response.send(isTheirs ? 'This cannot be answered.\n' : 'Something went wrong on our side.\n');
  };
}
