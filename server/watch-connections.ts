import type { Io } from './connection.ts';
import type { Metrics } from './metrics.ts';

const faults = {
  'transport error': 'transport',
  'parse error': 'transport',
  'ping timeout': 'ping_timeout',
} as const;

/** Counts what is sent to each connection, broadcasts too, and how connections fail. */
export function watchConnections(io: Io, metrics: Metrics): void {
  const sent = (event: string) => metrics.sent(event);
  const disconnected = (reason: string) => {
    if (isFault(reason)) metrics.connectionFailed(faults[reason]);
  };
  io.engine.on('connection_error', () => metrics.connectionFailed('handshake'));
  // As a middleware, so that also what is sent first of all is counted.
  io.use((connection, next) => {
    connection.onAnyOutgoing(sent);
    connection.on('disconnect', disconnected);
    next();
  });
}

function isFault(reason: string): reason is keyof typeof faults {
  return Object.hasOwn(faults, reason);
}
