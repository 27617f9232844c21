import type { IncomingMessage } from 'node:http';
import type { Connection } from './connection.ts';

type Handshake = Connection['handshake'];

interface Remembers {
  request: IncomingMessage | undefined;
  transport: { req: IncomingMessage | undefined; removeAllListeners: (event: string) => void };
}

const forgotten: Handshake = Object.freeze({
  headers: {},
  time: '',
  address: '',
  xdomain: false,
  secure: false,
  issued: 0,
  url: '',
  query: {},
  auth: {},
});

/** Lets go of how a connection came, once it was let in: a request and its headers take several kilobytes. */
export function forgetHandshake(connection: Connection): void {
  const { conn } = connection;
  Object.assign(connection, { handshake: forgotten });
  const remembers = conn as unknown as Remembers;
  remembers.request = undefined;
  // Polling has a request of its own each time.
  if (conn.transport.name !== 'websocket') return;
  remembers.transport.req = undefined;
  remembers.transport.removeAllListeners('headers');
}
