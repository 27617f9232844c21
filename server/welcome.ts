import type { Logger } from 'pino';
import { limits } from '../shared/limits.ts';
import type { Connection, Io } from './connection.ts';
import { forgetHandshake } from './forget-handshake.ts';
import { serveRequests } from './handle.ts';
import type { Services } from './handler.ts';
import { handlers } from './handlers.ts';
import type { Attendance } from './people/attendance.ts';

interface WelcomeOptions {
  nodeId: string;
  attendance: Attendance;
  isDegraded: () => boolean;
  log: Logger;
}

/** Tells each new connection who it is, serves its requests, and tidies up after it. */
export function welcome(
  io: Io,
  services: Services,
  { nodeId, attendance, isDegraded, log }: WelcomeOptions,
): void {
  // One listener for all: a closure for each of ten thousand connections would be felt.
  const requested = serveRequests(handlers, services, log);
  const failed = (error: unknown) => log.warn({ err: error }, 'a departure could not be told');
  function disconnected(this: Connection): void {
    services.matchmaker.disconnected(this).catch(failed);
    services.rooms.membership.disconnected(this).catch(failed);
    services.direct.disconnected(this);
    services.teller.disconnected(this);
    services.presenceWatch.disconnected(this);
    attendance.disconnected(this);
  }

  io.on('connection', (connection: Connection) => {
    const { data } = connection;
    data.rooms = new Set();
    forgetHandshake(connection);
    attendance.connected(connection);
    services.teller.connected(connection);
    services.direct.connected(connection);
    connection.onAny(requested);
    connection.on('disconnect', disconnected);
    connection.emit('session', {
      token: data.token,
      user: data.user,
      nodeId,
      protocol: 1,
      degraded: isDegraded(),
      limits,
    });
    if (isDegraded()) connection.emit('server_notice', { code: 'degraded' });
  });
}
