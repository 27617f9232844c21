import type { User } from '../../shared/events.ts';
import type { Connection, Io } from '../connection.ts';
import { names } from '../names.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { People } from './people.ts';
import type { Teller } from './teller.ts';

interface RenamesOptions {
  io: Io;
  people: People;
  teller: Teller;
  rooms: Rooms;
}

/** Changes the names of people, on all their connections and in the rooms that they are in. */
export class Renames {
  readonly #options: RenamesOptions;

  constructor(options: RenamesOptions) {
    this.#options = options;
    options.teller.onTold((_, { event, payload }) => {
      if (event === 'user_renamed' && 'user' in payload) this.#take(payload.user);
    });
  }

  /** What is said from when it resolves is said under the new name. */
  async rename(connection: Connection, name: string): Promise<User> {
    const { people, teller, rooms } = this.#options;
    const user = { id: connection.data.user.id, name };
    await people.arrive(user, true);
    connection.data.user = user;
    await teller.tell(user.id, 'user_renamed', { user }, connection.id);
    await rooms.tellRenamed(user);
    return user;
  }

  #take(user: User): void {
    const { io, rooms } = this.#options;
    for (const id of io.of('/').adapter.rooms.get(names.ofPerson(user.id)) ?? []) {
      const connection = io.of('/').sockets.get(id);
      if (!connection) continue;
      connection.data.user = user;
      rooms.enterAgain(connection);
    }
  }
}
