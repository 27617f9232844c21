import type { Handler } from '../handler.ts';
import { names } from '../names.ts';

export const watchStats: Handler<'watch_stats'> = async ({ connection, lobby }, { on }) => {
  if (!on) {
    await connection.leave(names.watchingStats);
    return {};
  }
  await connection.join(names.watchingStats);
  connection.emit('stats', await lobby.figures());
  return {};
};
