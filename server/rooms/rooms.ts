import type { Results, User } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';
import type { History, Place, Range } from '../conversations/history.ts';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import { Turns } from '../turns.ts';
import { Presence, type PresenceOptions } from './presence.ts';
import { RoomFeed } from './room-feed.ts';
import { roomMessage } from './room-message.ts';
import { RoomSender } from './room-sender.ts';
import type { MembersPage } from './room-store.ts';
import type { Stay, Stays } from './stays.ts';
import type { WrittenRooms } from './written-rooms.ts';

const mostRooms = 50;
const mostInSmallRoom = 50;

interface RoomsOptions extends PresenceOptions {
  history: History;
  stays: Stays;
  written: WrittenRooms;
}

interface Joining {
  limit?: number | undefined;
  after?: Place | undefined;
  isKnown?: boolean | undefined;
}

/** The named rooms, as the connections of this node see them. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #presence: Presence;
  readonly #feed: RoomFeed;
  readonly #sender: RoomSender;
  /** A connection's joins and leaves happen one after another. */
  readonly #turns = new Turns<Connection>();

  constructor(options: RoomsOptions) {
    const { io, history, written, log } = options;
    this.#options = options;
    this.#presence = new Presence(options, this.#turns);
    this.#sender = new RoomSender({ io, history, written, log });
    this.#feed = new RoomFeed({ history, deliver: this.#sender.deliver.bind(this.#sender), log });
  }

  /**
   * Joins, and brings what has been said; of what is said meanwhile nothing is missed, some comes twice. `isKnown`:
   * the person stays in the room by what another device did, which may be undone meanwhile.
   */
  join(
    connection: Connection,
    room: string,
    { limit = limits.historyDefault, after, isKnown = false }: Joining,
  ): Promise<{ view: Results['join_room']; hasEntered: boolean }> {
    return this.#turns.take(connection, async () => {
      const wasIn = connection.data.rooms.has(room);
      if (!wasIn) refuseMoreThan(mostRooms, connection);
      try {
        await this.#feed.hold(room, connection.id);
        if (!wasIn && !isKnown) await this.#options.stays.join(connection.data.user.id, room);
        if (!wasIn) await this.#presence.enter(connection, room);
        return { view: await this.#view(room, { limit, after }), hasEntered: !wasIn };
      } catch (error) {
        if (!wasIn) this.#abandon(connection, room);
        throw error;
      }
    });
  }

  /**
   * For all devices of the person, unless this one `follows` another. Resolves with whether the connection was in
   * the room, or the person was to stay there.
   */
  leave(connection: Connection, room: string, { follows }: { follows: boolean }): Promise<boolean> {
    return this.#turns.take(connection, async () => {
      const stay = follows ? 'unknown' : await this.#endStay(connection, room);
      if (!connection.data.rooms.has(room)) return stay === 'joined';
      this.#feed.release(room, connection.id);
      await this.#presence.leave(connection, room);
      return true;
    });
  }

  disconnected(connection: Connection): Promise<void> {
    return this.#turns.take(connection, async () => {
      for (const room of connection.data.rooms) this.#feed.release(room, connection.id);
      this.#presence.disconnected(connection);
    });
  }

  /** Resolves with `persisted: false` while Redis is away: see `RoomSender`. */
  async send(
    connection: Connection,
    { room, text, clientId }: { room: string; text: string; clientId: string },
  ): Promise<Results['chat_message']> {
    requireMember(connection, room);
    return this.#sender.send(connection, room, { from: connection.data.user, text, clientId });
  }

  typing(connection: Connection, room: string, isTyping: boolean): void {
    requireMember(connection, room);
    const { user } = connection.data;
    const others = connection.to(names.inRoom(room)).except(names.ofPerson(user.id));
    others.emit('typing', { room, user, isTyping });
  }

  /** Whether so few are in the room that each may hear of each. */
  async isSmall(connection: Connection, room: string): Promise<boolean> {
    requireMember(connection, room);
    return (await this.#options.store.members(room, { limit: 1 })).memberCount <= mostInSmallRoom;
  }

  /** Tells those who share a room with the person, each once. */
  async tellRenamed(user: User): Promise<void> {
    const rooms = await this.#options.store.roomsOf(user.id);
    if (rooms.length === 0) return;
    const receivers = this.#options.io.to(rooms.map(({ room }) => names.inRoom(room)));
    receivers.except(names.ofPerson(user.id)).emit('user_renamed', { user });
  }

  /** The connection's person has another name. While Redis is away the rooms list the old one. */
  enterAgain(connection: Connection): void {
    this.#presence.enterAgain(connection).catch((error) => {
      if (!(error instanceof RedisUnavailable))
        this.#options.log.error({ err: error }, 'a name is not up to date');
    });
  }

  async recent(connection: Connection, room: string, range: Range): Promise<Results['get_recent_messages']> {
    requireMember(connection, room);
    const { entries, hasMore, gap } = await this.#options.history.read(room, range);
    return { room, messages: entries.map((entry) => roomMessage(room, entry)), hasMore, gap };
  }

  membersPage(
    connection: Connection,
    room: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<MembersPage> {
    requireMember(connection, room);
    return this.#presence.members(room, page);
  }

  async roomsOf({ data: { user } }: Connection): Promise<Results['get_rooms']> {
    const { store, stays } = this.#options;
    const [rooms, kept] = await Promise.all([store.roomsOf(user.id), stays.list(user.id)]);
    return { rooms, kept };
  }

  list(search: {
    prefix: string;
    limit: number;
    cursor?: string | undefined;
  }): Promise<Results['list_rooms']> {
    return this.#options.store.list(search);
  }

  /** The node goes: see `Presence`. */
  close(): void {
    this.#sender.close();
    this.#feed.close();
    this.#presence.close();
  }

  async #view(room: string, range: Range): Promise<Results['join_room']> {
    const { history } = this.#options;
    const [page, members] = await Promise.all([
      history.read(room, range),
      this.#presence.members(room, { limit: limits.membersPage }),
    ]);
    this.#feed.reached(room, page.lastId);
    return {
      room,
      members: members.members,
      memberCount: members.memberCount,
      version: members.version,
      ...(members.cursor !== undefined && { cursor: members.cursor }),
      messages: page.entries.map((entry) => roomMessage(room, entry)),
      hasMore: page.hasMore,
      gap: page.gap,
    };
  }

  /** While Redis is away the person's devices that are not here come back to the room. */
  async #endStay({ data: { user } }: Connection, room: string): Promise<Stay> {
    return this.#options.stays.leave(user.id, room).catch((error) => {
      if (error instanceof RedisUnavailable) return 'unknown';
      throw error;
    });
  }

  /** The store is told without waiting: it may be what has failed, and is told again until it knows. */
  #abandon(connection: Connection, room: string): void {
    this.#feed.release(room, connection.id);
    void this.#presence.leave(connection, room);
  }
}

function requireMember({ data }: Connection, room: string): void {
  if (!data.rooms.has(room))
    throw new RequestError('not_in_room', 'You are not in this room. Join it first.');
}

function refuseMoreThan(most: number, { data }: Connection): void {
  if (data.rooms.size >= most) {
    throw new RequestError('conflict', `You are in ${most} rooms already. Leave one first.`);
  }
}
