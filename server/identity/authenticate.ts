import type { Logger } from 'pino';
import type { Connection } from '../connection.ts';
import type { Metrics } from '../metrics.ts';
import { ConnectionRefused } from './connection-refused.ts';
import { Entrance, type EntranceOptions } from './entrance.ts';

interface AuthenticateOptions extends EntranceOptions {
  metrics: Metrics;
  log: Logger;
}

type Next = (error?: Error) => void;

/**
 * The middleware that every connection comes through: it sets the user and the token of those it lets in, and
 * has each counted until it is gone.
 */
export function authenticate(options: AuthenticateOptions): (connection: Connection, next: Next) => void {
  const { metrics, log } = options;
  const entrance = new Entrance(options);

  function refusalOf(error: unknown): Error {
    const isRefused = error instanceof ConnectionRefused;
    metrics.connectionFailed(isRefused ? error.data.code : 'internal');
    if (isRefused) return error;
    log.error({ err: error }, 'a connection could not be let in');
    return new Error('Something went wrong on our side.');
  }

  return (connection, next) => {
    entrance.enter(connection).then(
      () => next(),
      (error) => next(refusalOf(error)),
    );
  };
}
