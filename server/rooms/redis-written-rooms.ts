import { LatestMap } from '../memory/latest-map.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { notedAnewAfter, type WrittenRooms } from './written-rooms.ts';

interface RedisWrittenRoomsOptions {
  link: RedisLink;
  /** How long a message is kept. */
  ttlMs: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** A sorted set for each person: rooms by when they were noted last. */
export class RedisWrittenRooms implements WrittenRooms {
  readonly #link: RedisLink;
  readonly #keptMs: number;
  readonly #anewMs: number;
  readonly #now: () => number;
  /** When this node noted what, by person and room. */
  readonly #noted = new LatestMap<string, number>();

  constructor({ link, ttlMs, now = Date.now }: RedisWrittenRoomsOptions) {
    this.#link = link;
    this.#anewMs = ttlMs * notedAnewAfter;
    this.#keptMs = Math.ceil(ttlMs + this.#anewMs);
    this.#now = now;
    // It may have come back empty.
    link.on('up', () => this.#noted.clear());
  }

  async note(userId: string, room: string): Promise<void> {
    const now = this.#now();
    const noted = `${userId} ${room}`;
    if ((this.#noted.get(noted) ?? 0) > now - this.#anewMs) return;
    const key = names.userWritten(userId);
    await this.#link.call((client) =>
      client
        .multi()
        .zAdd(key, { score: now, value: room })
        .zRemRangeByScore(key, '-inf', `(${now - this.#keptMs}`)
        .pExpire(key, this.#keptMs)
        .exec(),
    );
    this.#noted.set(noted, now);
  }

  list(userId: string): Promise<string[]> {
    const from = this.#now() - this.#keptMs;
    return this.#link.call((client) =>
      client.zRange(names.userWritten(userId), `${from}`, '+inf', { BY: 'SCORE' }),
    );
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(names.userWritten(userId)));
  }
}
