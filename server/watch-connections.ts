import type { Io } from './connection.ts';
import type { Metrics } from './metrics.ts';

const faults = {
  'transport error': 'transport',
  'parse error': 'transport',
  'ping timeout': 'ping_timeout',
} as const;

/** Counts what is sent to each connection, broadcasts too, and how connections fail. */
export function watchConnections(io: Io, metrics: Metrics): void {
  io.engine.on('connection_error', () => metrics.connectionFailed('handshake'));
  // As a middleware, so that also what is sent first of all is counted.
  io.use((connection, next) => {
    connection.onAnyOutgoing((event: string) => metrics.sent(event));
    connection.on('disconnect', (reason) => {
      if (isFault(reason)) metrics.connectionFailed(faults[reason]);
    });
    next();
  });
}

function isFault(reason: string): reason is keyof typeof faults {
  return Object.hasOwn(faults, reason);
}
