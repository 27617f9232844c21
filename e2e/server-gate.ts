import type { BrowserContext, WebSocketRoute } from '@playwright/test';

/** Between a browser and the server: pages load, but whether they get a connection is decided here. */
export interface ServerGate {
  shut(): Promise<void>;
  open(): void;
}

/** To be made before the browser opens a page. */
export async function serverGate(context: BrowserContext): Promise<ServerGate> {
  const passing = new Set<WebSocketRoute>();
  let isShut = false;
  await context.route('**/socket.io/**', (route) => (isShut ? route.abort() : route.continue()));
  await context.routeWebSocket('**/socket.io/**', (socket) => {
    if (isShut) return void socket.close();
    socket.connectToServer();
    passing.add(socket);
  });
  return {
    async shut() {
      isShut = true;
      await Promise.all([...passing].map((socket) => socket.close()));
      passing.clear();
    },
    open() {
      isShut = false;
    },
  };
}
