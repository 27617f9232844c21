import type { Results } from '../../shared/events.ts';
import type { Connection, Io } from '../connection.ts';
import { pairOf } from '../conversations/audience.ts';
import type { History } from '../conversations/history.ts';
import type { Acquaintance } from '../direct/acquaintance.ts';
import type { Contacts } from '../direct/contacts.ts';
import type { Matchmaker } from '../matching/matchmaker.ts';
import { mostBlocks, type Pool } from '../matching/pool.ts';
import type { Seats } from '../matching/seats.ts';
import { names } from '../names.ts';
import type { RoomReads } from '../rooms/room-reads.ts';
import type { RoomStore } from '../rooms/room-store.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Stays } from '../rooms/stays.ts';
import type { WrittenRooms } from '../rooms/written-rooms.ts';
import type { Consents } from '../safety/consents.ts';
import { OwnWords } from './own-words.ts';
import type { People } from './people.ts';
import { openPrivacy } from './privacy.ts';
import type { Teller } from './teller.ts';

interface OwnDataOptions {
  io: Io;
  people: People;
  contacts: Contacts;
  acquaintance: Acquaintance;
  histories: { rooms: History; direct: History };
  roomStore: RoomStore;
  stays: Stays;
  roomReads: RoomReads;
  written: WrittenRooms;
  rooms: Rooms;
  pool: Pool;
  seats: Seats;
  matchmaker: Matchmaker;
  consents: Consents;
  teller: Teller;
}

/** Gives people all that is kept of them, and takes it away. */
export class OwnData {
  readonly #options: OwnDataOptions;
  readonly #words: OwnWords;

  constructor(options: OwnDataOptions) {
    this.#options = options;
    this.#words = new OwnWords(options);
    options.teller.onTold((userId, { event, except }) => {
      if (event === 'data_deleted') this.#sendAway(userId, except);
    });
  }

  /** A part of it, and the cursor with which to ask for the next one. What is not long comes with the first. */
  async export({ data: { user } }: Connection, cursor?: string): Promise<Results['export_data']> {
    const { people, stays, roomStore, consents, pool } = this.#options;
    const isFirst = cursor === undefined;
    const [[privacy], kept, present, accepted, blocks, part] = await Promise.all([
      people.privacy([user.id]),
      stays.list(user.id),
      roomStore.roomsOf(user.id),
      isFirst ? consents.list(user.id) : [],
      isFirst ? pool.blockedBy(user.id, mostBlocks) : [],
      this.#words.part(user.id, cursor),
    ]);
    return {
      user,
      privacy: { ...openPrivacy, ...privacy },
      rooms: [...new Set([...kept, ...present.map(({ room }) => room)])],
      consents: accepted.map(({ version, acceptedAt }) => ({
        version,
        acceptedAt: acceptedAt.toISOString(),
      })),
      blocked: blocks.map(({ userId }) => userId),
      ...part,
    };
  }

  /**
   * Blanks what the person said in rooms and to others, forgets the person, and ends all their connections, this
   * one once it is answered. What fails half-way may be said again.
   */
  async delete(connection: Connection): Promise<void> {
    const { people, consents, contacts, stays, roomReads, written, pool, teller } = this.#options;
    const { id } = connection.data.user;
    await this.#blankRooms(id);
    await this.#blankDirect(id);
    await pool.unblockAll(id);
    const stores = [contacts, consents, stays, roomReads, written, people];
    await Promise.all(stores.map((store) => store.forget(id)));
    await teller.tell(id, 'data_deleted', {}, connection.id);
    setImmediate(() => this.#send(connection));
  }

  async #blankRooms(userId: string): Promise<void> {
    const { written, histories, io } = this.#options;
    for (const room of await written.list(userId)) {
      await histories.rooms.blank(room, userId);
      io.to(names.inRoom(room)).emit('messages_blanked', { room, userId });
    }
  }

  async #blankDirect(userId: string): Promise<void> {
    const { contacts, histories, acquaintance, teller } = this.#options;
    for (const { userId: otherId } of await contacts.list(userId)) {
      await histories.direct.blank(pairOf(userId, otherId), userId);
      // Whoever is blocked may have said nothing that the other has seen.
      const [isOpen] = await acquaintance.areOpen(userId, [otherId]);
      if (isOpen) await teller.tell(otherId, 'messages_blanked', { withUser: userId, userId });
    }
  }

  #sendAway(userId: string, except: string | undefined): void {
    const { io } = this.#options;
    for (const id of [...(io.of('/').adapter.rooms.get(names.ofPerson(userId)) ?? [])]) {
      const connection = io.of('/').sockets.get(id);
      if (connection && id !== except) this.#send(connection);
    }
  }

  /** Out of rooms and match first, since nobody need wait for the return of somebody who left by themselves. */
  #send(connection: Connection): void {
    const { rooms, seats, matchmaker } = this.#options;
    const leaving: Promise<unknown>[] = [...connection.data.rooms].map((room) =>
      rooms.membership.leave(connection, room, { follows: true }),
    );
    const seat = seats.at(connection.id);
    if (seat?.kind === 'talking') {
      const { matchId } = seat.match;
      leaving.push(matchmaker.inTurn(connection, () => matchmaker.leave(connection, matchId)));
    }
    void Promise.allSettled(leaving).then(() => connection.disconnect(true));
  }
}
