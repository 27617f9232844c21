import type { Results, User } from '../../shared/events.ts';
import type { Connection, Io } from '../connection.ts';
import { pairOf } from '../conversations/audience.ts';
import type { History } from '../conversations/history.ts';
import type { Acquaintance } from '../direct/acquaintance.ts';
import type { Contacts } from '../direct/contacts.ts';
import { directMessage } from '../direct/direct-message.ts';
import type { Matchmaker } from '../matching/matchmaker.ts';
import type { Seats } from '../matching/seats.ts';
import { names } from '../names.ts';
import type { RoomStore } from '../rooms/room-store.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Consents } from '../safety/consents.ts';
import type { People } from './people.ts';
import type { Teller } from './teller.ts';

/** How many messages one answer holds. */
const mostExported = 500;

interface OwnDataOptions {
  io: Io;
  people: People;
  contacts: Contacts;
  acquaintance: Acquaintance;
  histories: { rooms: History; direct: History };
  roomStore: RoomStore;
  rooms: Rooms;
  seats: Seats;
  matchmaker: Matchmaker;
  consents: Consents;
  teller: Teller;
}

/** Gives people all that is kept of them, and takes it away. */
export class OwnData {
  readonly #options: OwnDataOptions;

  constructor(options: OwnDataOptions) {
    this.#options = options;
    options.teller.onTold((userId, { event, except }) => {
      if (event === 'data_deleted') this.#sendAway(userId, except);
    });
  }

  /** A part of it, and the cursor with which to ask for the next one. */
  async export({ data: { user } }: Connection, cursor = ''): Promise<Results['export_data']> {
    const { people, roomStore, contacts } = this.#options;
    const [[privacy], rooms, listed] = await Promise.all([
      people.privacy([user.id]),
      roomStore.roomsOf(user.id),
      contacts.list(user.id),
    ]);
    const [from = '', after = '0'] = cursor.split(' ');
    const otherIds = listed.map(({ userId }) => userId).filter((userId) => userId >= from);
    const part = await this.#conversations(user, otherIds.sort(), { from, after: Number(after) || 0 });
    const settings = { readReceipts: true, typing: true, presence: true, ...privacy };
    return { user, privacy: settings, rooms: rooms.map(({ room }) => room), ...part };
  }

  /**
   * Blanks what the person said in the rooms they are in and to others, forgets the person, and ends all their
   * connections, this one once it is answered. What fails half-way may be said again.
   */
  async delete(connection: Connection): Promise<void> {
    const { people, consents, contacts, acquaintance, histories, roomStore, teller, io } = this.#options;
    const { id } = connection.data.user;
    for (const { room } of await roomStore.roomsOf(id)) {
      await histories.rooms.blank(room, id);
      io.to(names.inRoom(room)).emit('messages_blanked', { room, userId: id });
    }
    for (const { userId } of await contacts.list(id)) {
      await histories.direct.blank(pairOf(id, userId), id);
      // Whoever is blocked may have said nothing that the other has seen.
      const [isOpen] = await acquaintance.areOpen(id, [userId]);
      if (isOpen) await teller.tell(userId, 'messages_blanked', { withUser: id, userId: id });
    }
    await Promise.all([contacts.forget(id), consents.forget(id), people.forget(id)]);
    await teller.tell(id, 'data_deleted', {}, connection.id);
    setImmediate(() => this.#send(connection));
  }

  async #conversations(user: User, otherIds: string[], start: { from: string; after: number }) {
    const conversations: Results['export_data']['conversations'] = [];
    let left = mostExported;
    for (const withUser of otherIds) {
      const after = withUser === start.from ? start.after : 0;
      const messages = await this.#messages(user.id, withUser, after, left);
      if (messages.length > 0) conversations.push({ withUser, messages });
      left -= messages.length;
      if (left === 0) return { conversations, cursor: `${withUser} ${messages.at(-1)?.id}` };
    }
    return { conversations };
  }

  async #messages(userId: string, withUser: string, after: number, limit: number) {
    const range = { after, limit };
    const { entries } = await this.#options.histories.direct.read(pairOf(userId, withUser), range, userId);
    return entries.map((entry) => directMessage(withUser, entry));
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
      rooms.leave(connection, room, { follows: true }),
    );
    const seat = seats.at(connection.id);
    if (seat?.kind === 'talking') {
      const { matchId } = seat.match;
      leaving.push(matchmaker.inTurn(connection, () => matchmaker.leave(connection, matchId)));
    }
    void Promise.allSettled(leaving).then(() => connection.disconnect(true));
  }
}
