import type { Io } from '../connection.ts';
import { names } from '../names.ts';
import type { Lobby } from './lobby.ts';

/** Tells the watchers of this node the figures again and again, until the returned function is called. */
export function announceStats(io: Io, lobby: Lobby, everyMs = 5000): () => void {
  const timer = setInterval(async () => {
    if (!io.of('/').adapter.rooms.has(names.watchingStats)) return;
    io.local.to(names.watchingStats).emit('stats', await lobby.figures());
  }, everyMs);
  return () => clearInterval(timer);
}
