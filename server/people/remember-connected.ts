import type { Io } from '../connection.ts';
import type { People } from './people.ts';

const atOnce = 100;

/** Has everybody known who is connected to this node. Some at a time, since Redis takes only so many commands at once. */
export async function rememberConnected(io: Io, people: People): Promise<void> {
  const connections = [...io.of('/').sockets.values()];
  while (connections.length > 0) {
    await Promise.all(connections.splice(0, atOnce).map(({ data }) => people.arrive(data.user, false)));
  }
}
