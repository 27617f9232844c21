import type { Connection, Io } from './connection.ts';
import type { Metrics } from './metrics.ts';

const faults = {
  'transport error': 'transport',
  'parse error': 'transport',
  'ping timeout': 'ping_timeout',
} as const;

/** Counts what is sent to each connection, broadcasts too, and how connections fail. */
export function watchConnections(io: Io, metrics: Metrics): void {
  io.engine.on('connection_error', () => metrics.connectionFailed('handshake'));
  io.on('connection', (connection: Connection) => {
    connection.onAnyOutgoing((event: string) => metrics.sent(event));
    connection.on('disconnect', (reason) => {
      if (isFault(reason)) metrics.connectionFailed(faults[reason]);
    });
  });
}

function isFault(reason: string): reason is keyof typeof faults {
  return Object.hasOwn(faults, reason);
}
