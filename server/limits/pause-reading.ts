import type { Connection } from '../connection.ts';

/** The WebSocket of ws that Engine.IO keeps to itself. */
interface Pausable {
  isPaused: boolean;
  pause: () => void;
  resume: () => void;
}

/**
 * Reads nothing of a WebSocket for so long, so that what its client sends piles up at the client. Answers whether
 * it has begun to: polling is left as it is, since its client sends one request at a time.
 */
export function pauseReading({ conn }: Connection, forMs: number): boolean {
  if (conn.transport.name !== 'websocket') return false;
  const { socket } = conn.transport as unknown as { socket: Pausable };
  if (socket.isPaused) return false;
  socket.pause();
  setTimeout(() => socket.resume(), forMs).unref();
  return true;
}
