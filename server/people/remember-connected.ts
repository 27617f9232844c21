import type { Io } from '../connection.ts';
import { eachOf } from '../each-of.ts';
import type { People } from './people.ts';

/** Has everybody known who is connected to this node. */
export async function rememberConnected(io: Io, people: People): Promise<void> {
  await eachOf(io.of('/').sockets.values(), ({ data }) => people.arrive(data.user, false));
}
