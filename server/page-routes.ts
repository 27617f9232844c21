import { join } from 'node:path';
import { type RequestHandler, Router, static as serveStatic } from 'express';
import { isPersonId } from '../shared/person-id.ts';
import { isRoomName } from '../shared/room-name.ts';

const notBuilt = 'The page is not built yet: run "npm run build", then load this address again.\n';

/** What looks like an address that somebody was given or typed: the page itself says that there is nothing. */
const noFile = /^\/(?!assets\/)[^.]*$/;

/** The built client. A file under /assets has the hash of its contents in its name, and never changes. */
export function pageRoutes(clientDir: string): Router {
  const routes = Router();
  const assets = { index: false, immutable: true, maxAge: '1y' } as const;
  routes.use('/assets', serveStatic(join(clientDir, 'assets'), assets));
  routes.get('/', sendPage(clientDir, 'index.html'));
  const sendApp = sendPage(clientDir, 'app.html');
  routes.get(['/preview', '/talk', '/settings', '/link', '/d'], sendApp);
  routes.get('/r/:room', (request, response, next) => {
    if (isRoomName(request.params.room)) sendApp(request, response, next);
    else next();
  });
  routes.get('/d/:user', (request, response, next) => {
    if (isPersonId(request.params.user)) sendApp(request, response, next);
    else next();
  });
  routes.use(serveStatic(clientDir, { index: false, setHeaders: revalidate }));
  routes.get(noFile, sendPage(clientDir, 'app.html', 404));
  return routes;
}

function sendPage(clientDir: string, file: string, status = 200): RequestHandler {
  return (_request, response, next) => {
    response.status(status);
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
