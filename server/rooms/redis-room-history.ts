import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import {
  type Appended,
  type Draft,
  type History,
  type Listener,
  mostKept,
  onceMs,
  type Page,
  type Range,
} from './history.ts';
import { historyPage, type Kept, toEntry, toMicroseconds, toTime } from './history-page.ts';

const append = readScript(new URL('./append.lua', import.meta.url));
const read = readScript(new URL('./read.lua', import.meta.url));

interface RedisRoomHistoryOptions {
  link: RedisLink;
  /** How long a message is kept. */
  ttlMs: number;
  /** Microseconds since 1970; Redis's own clock unless a test gives one. */
  now?: () => number;
}

/** The histories of rooms in Redis, in Redis's own time: an append is one script, which publishes too. */
export class RedisRoomHistory implements History {
  readonly #link: RedisLink;
  readonly #ttlMs: number;
  readonly #clock: () => string[];

  constructor({ link, ttlMs, now }: RedisRoomHistoryOptions) {
    this.#link = link;
    this.#ttlMs = Math.round(ttlMs);
    this.#clock = now ? () => [String(now())] : () => [];
  }

  async append(room: string, draft: Draft, sender: string | null): Promise<Appended> {
    const { from, text, clientId } = draft;
    const [json, isDuplicate] = await this.#link.run<[string, number]>(
      append,
      [names.roomMessages(room), names.roomMeta(room), names.roomSent(room, from.id, clientId)],
      [
        JSON.stringify({ from: { id: from.id, name: from.name }, text, clientId }),
        names.roomChannel(room),
        JSON.stringify(sender),
        ...[this.#ttlMs, mostKept, onceMs].map(String),
        ...this.#clock(),
      ],
    );
    return { entry: this.#appended(JSON.parse(json)), isDuplicate: isDuplicate === 1 };
  }

  async read(room: string, range: Range): Promise<Page> {
    const { before, after, limit } = range;
    const place = after ?? before;
    const [entries, oldest, last, horizon] = await this.#link.run<[string[], string, string, string]>(
      read,
      [names.roomMessages(room), names.roomMeta(room)],
      [
        after === undefined ? 'before' : 'after',
        place === undefined ? '+inf' : String(toMicroseconds(place)),
        ...[limit + 1, this.#ttlMs].map(String),
        ...this.#clock(),
      ],
    );
    const found = {
      kept: entries.map((json): Kept => JSON.parse(json)),
      oldestId: oldest === '' ? undefined : Number(oldest),
      lastId: Number(last),
      horizon: Number(horizon),
    };
    return historyPage(found, range);
  }

  async lastTimes(rooms: string[]): Promise<(Date | undefined)[]> {
    const ids = await this.#link.call((client) =>
      Promise.all(rooms.map((room) => client.hGet(names.roomMeta(room), 'last'))),
    );
    return ids.map((id) => (id === null ? undefined : toTime(Number(id))));
  }

  async subscribe(room: string, listener: Listener): Promise<void> {
    if (!this.#link.isUp) throw new RedisUnavailable('Redis is away.');
    await this.#link.subscribe(names.roomChannel(room), (json) => {
      const { sender, kept }: { sender: string | null; kept: Kept } = JSON.parse(json);
      listener(this.#appended(kept), sender);
    });
  }

  unsubscribe(room: string): Promise<void> {
    return this.#link.unsubscribe(names.roomChannel(room));
  }

  onInterrupted(listener: () => void): void {
    this.#link.on('up', listener);
  }

  #appended(kept: Kept) {
    return toEntry(kept, kept.id - this.#ttlMs * 1000);
  }
}
