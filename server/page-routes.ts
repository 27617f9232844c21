import { join } from 'node:path';
import { type RequestHandler, Router, static as serveStatic } from 'express';

const notBuilt = 'The page is not built yet: run "npm run build", then load this address again.\n';

/** The built client. A file under /assets has the hash of its contents in its name, and never changes. */
export function pageRoutes(clientDir: string): Router {
  const routes = Router();
  const assets = { index: false, immutable: true, maxAge: '1y' } as const;
  routes.use('/assets', serveStatic(join(clientDir, 'assets'), assets));
  routes.get('/', sendPage(clientDir, 'index.html'));
  routes.get(['/preview', '/talk', '/r/:room'], sendPage(clientDir, 'app.html'));
  routes.use(serveStatic(clientDir, { index: false, setHeaders: revalidate }));
  return routes;
}

function sendPage(clientDir: string, file: string): RequestHandler {
  return (_request, response, next) => {
    revalidate(response);
    response.sendFile(file, { root: clientDir, cacheControl: false }, (error) => {
      if (!error || response.headersSent) return;
      if ('code' in error && error.code === 'ENOENT') response.status(503).type('text').send(notBuilt);
      else next(error);
    });
  };
}

function revalidate(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
