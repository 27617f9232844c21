import type { Results } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';
import type { Place, Range } from '../conversations/history.ts';
import type { Encoded } from '../encoded.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import type { Turns } from '../turns.ts';
import type { Presence } from './presence.ts';
import type { RoomFeed } from './room-feed.ts';
import type { RoomPages } from './room-pages.ts';
import type { RoomReads } from './room-reads.ts';
import type { RoomTyping } from './room-typing.ts';
import type { Stay, Stays } from './stays.ts';

const mostRooms = 50;

interface MembershipOptions {
  pages: RoomPages;
  stays: Stays;
  reads: RoomReads;
  presence: Presence;
  feed: RoomFeed;
  typing: RoomTyping;
  /** A connection's joins and leaves happen one after another. */
  turns: Turns<Connection>;
}

interface Joining {
  limit?: number | undefined;
  after?: Place | undefined;
  isKnown?: boolean | undefined;
}

/** Brings connections into rooms and out of them, in all that has to know: the stays, the presence, the feed. */
export class Membership {
  readonly #pages: RoomPages;
  readonly #stays: Stays;
  readonly #reads: RoomReads;
  readonly #presence: Presence;
  readonly #feed: RoomFeed;
  readonly #typing: RoomTyping;
  readonly #turns: Turns<Connection>;

  constructor({ pages, stays, reads, presence, feed, typing, turns }: MembershipOptions) {
    this.#pages = pages;
    this.#stays = stays;
    this.#reads = reads;
    this.#presence = presence;
    this.#feed = feed;
    this.#typing = typing;
    this.#turns = turns;
  }

  /**
   * Joins, and brings what has been said; of what is said meanwhile nothing is missed, some comes twice. `isKnown`:
   * the person stays in the room by what another device did, which may be undone meanwhile.
   */
  join(
    connection: Connection,
    room: string,
    { limit = limits.historyDefault, after, isKnown = false }: Joining,
  ): Promise<{ view: Encoded<Results['join_room']>; hasEntered: boolean }> {
    return this.#turns.take(connection, async () => {
      const wasIn = connection.data.rooms.has(room);
      if (!wasIn) refuseMoreThan(mostRooms, connection);
      try {
        await this.#feed.hold(room, connection.id);
        if (!wasIn && !isKnown) await this.#stays.join(connection.data.user.id, room);
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
      this.#typing.left(connection, room);
      this.#feed.release(room, connection.id);
      await this.#presence.leave(connection, room);
      return true;
    });
  }

  disconnected(connection: Connection): Promise<void> {
    this.#typing.disconnected(connection);
    return this.#turns.take(connection, async () => {
      for (const room of connection.data.rooms) this.#feed.release(room, connection.id);
      this.#presence.disconnected(connection);
    });
  }

  async #view(room: string, range: Range): Promise<Encoded<Results['join_room']>> {
    const [{ answer, lastId }, { members, memberCount, version, cursor }] = await Promise.all([
      this.#pages.read(room, range),
      this.#presence.members(room, { limit: limits.membersPage }),
    ]);
    this.#feed.reached(room, lastId);
    return answer.with({ members, memberCount, version, ...(cursor !== undefined && { cursor }) });
  }

  /** While Redis is away the person's devices that are not here come back to the room. */
  async #endStay({ data: { user } }: Connection, room: string): Promise<Stay> {
    const ending = Promise.all([this.#stays.leave(user.id, room), this.#reads.drop(user.id, room)]);
    const [stay] = await ending.catch((error): [Stay] => {
      if (error instanceof RedisUnavailable) return ['unknown'];
      throw error;
    });
    return stay;
  }

  /** The store is told without waiting: it may be what has failed, and is told again until it knows. */
  #abandon(connection: Connection, room: string): void {
    this.#feed.release(room, connection.id);
    void this.#presence.leave(connection, room);
  }
}

function refuseMoreThan(most: number, { data }: Connection): void {
  if (data.rooms.size >= most) {
    throw new RequestError('conflict', `You are in ${most} rooms already. Leave one first.`);
  }
}
