import { pairOf } from '../conversations/audience.ts';
import { toEntry } from '../conversations/history-page.ts';
import { readKept } from '../conversations/read-kept.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { mostCounted, type Reading, type Summary } from './reading.ts';

const summary = readScript(
  new URL('../conversations/list.lua', import.meta.url),
  new URL('./summary.lua', import.meta.url),
);
const markRead = readScript(new URL('./mark-read.lua', import.meta.url));

interface RedisReadingOptions {
  link: RedisLink;
  ttlMs: number;
  /** Microseconds since 1970; Redis's own clock unless a test gives one. */
  now?: () => number;
}

/** What was read, kept with each conversation in Redis. */
export class RedisReading implements Reading {
  readonly #link: RedisLink;
  readonly #ttlMs: number;
  readonly #clock: () => string[];

  constructor({ link, ttlMs, now }: RedisReadingOptions) {
    this.#link = link;
    this.#ttlMs = Math.round(ttlMs);
    this.#clock = now ? () => [String(now())] : () => [];
  }

  async markRead(readerId: string, otherId: string, entryId: number): Promise<number | undefined> {
    const keys = [names.directMeta(pairOf(readerId, otherId))];
    const marked = await this.#link.run<string>(markRead, keys, [readerId, String(entryId)]);
    return marked === '' ? undefined : Number(marked);
  }

  summaries(readerId: string, otherIds: readonly string[]): Promise<Summary[]> {
    return Promise.all(otherIds.map((otherId) => this.#summary(readerId, otherId)));
  }

  async #summary(readerId: string, otherId: string): Promise<Summary> {
    const pair = pairOf(readerId, otherId);
    const [json, unread, readId, otherReadId] = await this.#link.run<[string, number, string, string]>(
      summary,
      [names.direct(pair), names.directMeta(pair)],
      [readerId, otherId, ...[this.#ttlMs, mostCounted].map(String), ...this.#clock()],
    );
    return {
      last: json === '' ? undefined : this.#entry(json, readerId < otherId ? 0 : 1),
      unread,
      readId: Number(readId),
      otherReadId: Number(otherReadId),
    };
  }

  #entry(json: string, reader: number) {
    const kept = readKept(json);
    return toEntry(kept, kept.id - this.#ttlMs * 1000, reader);
  }
}
