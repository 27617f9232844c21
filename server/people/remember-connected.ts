import type { Io } from '../connection.ts';
import { eachOf } from '../each-of.ts';
import type { Pool } from '../matching/pool.ts';
import type { People } from './people.ts';

/** Has everybody known who is connected to this node, and their blocks kept. */
export async function rememberConnected(io: Io, people: People, pool: Pool): Promise<void> {
  await eachOf(io.of('/').sockets.values(), async ({ data: { user } }) => {
    await Promise.all([people.arrive(user, false), pool.keepBlocks(user.id)]);
  });
}
