import { createConnection } from '../sdk/connection.ts';
import { type Connection, drawnConnection } from './connection.ts';
import { openIdentity } from './identity.ts';

/** The connection of this tab: it knows when the browser is online and looked at again. */
export function openConnection(): Connection {
  const connection = createConnection({ tokens: openIdentity(), isOnline: () => navigator.onLine });
  addEventListener('online', connection.wake);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.wake();
  });
  return drawnConnection(connection);
}
