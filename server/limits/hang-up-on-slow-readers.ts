import type { Connection, Io } from '../connection.ts';
import type { Metrics } from '../metrics.ts';

type Conn = Connection['conn'];

/** In characters: more than somebody is told who comes back to all their rooms. */
const mostWaiting = 2 * 1024 * 1024;
const patienceMs = 2000;

/**
 * Hangs up on who asks and does not read the answers. Engine.IO keeps for each client what it has not taken yet,
 * without any limit, and one that goes on showing signs of life is never timed out.
 */
export function hangUpOnSlowReaders(io: Io, metrics: Metrics): void {
  io.engine.on('connection', (conn: Conn) => {
    let waiting = 0;
    let waitingSince = 0;
    conn.on('flush', () => {
      waiting = 0;
    });
    conn.on('packetCreate', ({ data }: { data?: string }) => {
      const now = performance.now();
      if (waiting === 0) waitingSince = now;
      if (waiting > mostWaiting && now - waitingSince > patienceMs) {
        metrics.connectionFailed('slow_reader');
        hangUp(conn);
      }
      waiting += data?.length ?? 0;
    });
  });
}

/** At once: closing politely would wait until the client has read everything. */
function hangUp(conn: Conn): void {
  const { transport } = conn;
  conn.close(true);
  if (transport.name !== 'websocket') return;
  const { socket } = transport as unknown as { socket: { terminate: () => void } };
  socket.terminate();
}
