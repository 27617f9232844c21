import type { Logger } from 'pino';
import { limits } from '../shared/limits.ts';
import type { Connection, Io } from './connection.ts';
import { forgetHandshake } from './forget-handshake.ts';
import { handleRequests } from './handle.ts';
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
  io.on('connection', (connection: Connection) => {
    const { data } = connection;
    data.rooms = new Set();
    forgetHandshake(connection);
    attendance.connected(connection);
    services.teller.connected(connection);
    services.direct.connected(connection);
    handleRequests(connection, handlers, services, log);
    connection.on('disconnect', () => {
      const failed = (error: unknown) => log.warn({ err: error }, 'a departure could not be told');
      services.matchmaker.disconnected(connection).catch(failed);
      services.rooms.membership.disconnected(connection).catch(failed);
      services.direct.disconnected(connection);
      services.teller.disconnected(connection);
      services.presenceWatch.disconnected(connection);
      attendance.disconnected(connection);
    });
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
