import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Draft } from './entry.ts';
import {
  type Appended,
  type History,
  type Listener,
  mostKept,
  type Page,
  type Range,
  type Sending,
} from './history.ts';
import { historyPage, type Kept, toEntry, toMicroseconds, toTime } from './history-page.ts';
import { type LogLayout, lastField } from './log-layout.ts';
import { readKept } from './read-kept.ts';
import { RedisAppends, separator } from './redis-appends.ts';

const expiredAtOnce = 100;
const blankedAtOnce = 200;

interface RedisHistoryOptions {
  link: RedisLink;
  layout: LogLayout;
  /** How long a message is kept. */
  ttlMs: number;
  /** Microseconds since 1970; Redis's own clock unless a test gives one. */
  now?: () => number;
}

/**
 * The histories of one kind of conversation in Redis, in Redis's own time. What is appended in one turn is one
 * script, which publishes too.
 */
export class RedisHistory implements History {
  readonly #link: RedisLink;
  readonly #layout: LogLayout;
  readonly #ttlMs: number;
  readonly #now: (() => number) | undefined;
  readonly #appends: RedisAppends;

  constructor({ link, layout, ttlMs, now }: RedisHistoryOptions) {
    this.#link = link;
    this.#layout = layout;
    this.#ttlMs = Math.round(ttlMs);
    this.#now = now;
    this.#appends = new RedisAppends({ link, layout, ttlMs: this.#ttlMs, now });
  }

  async append(conversation: string, draft: Draft, sending: Sending): Promise<Appended> {
    const { kept, outcome } = await this.#appends.append({ conversation, draft, ...sending });
    if (outcome === 'first') {
      const { oldest } = this.#layout;
      await this.#link.call((client) => client.zAdd(oldest, { score: kept.id, value: conversation }));
    }
    const reader = Math.max(0, this.#layout.audience.readers(conversation).indexOf(draft.from.id));
    return { entry: this.#appended(kept, reader), isDuplicate: outcome === 'duplicate' };
  }

  async read(conversation: string, range: Range, reader = ''): Promise<Page> {
    const { audience, scripts, messages, meta } = this.#layout;
    const { before, after, limit } = range;
    const place = after ?? before;
    const [entries, oldest, last, horizon] = await this.#link.run<[string[], string, string, string]>(
      scripts.read,
      [messages(conversation), meta(conversation)],
      [
        after === undefined ? 'before' : 'after',
        place === undefined ? '+inf' : String(toMicroseconds(place)),
        ...[limit + 1, this.#ttlMs].map(String),
        ...[reader, lastField(reader)],
        ...(this.#now ? [String(this.#now())] : []),
      ],
    );
    const found = {
      kept: entries.map(readKept),
      oldestId: oldest === '' ? undefined : Number(oldest),
      lastId: Number(last),
      horizon: Number(horizon),
      reader: audience.readers(conversation).indexOf(reader),
    };
    return historyPage(found, range);
  }

  async lastTimes(conversations: string[]): Promise<(Date | undefined)[]> {
    const { audience, meta } = this.#layout;
    const ids = await this.#link.call((client) =>
      Promise.all(
        conversations.map((each) => client.hmGet(meta(each), audience.readers(each).map(lastField))),
      ),
    );
    return ids.map((each) => (each.some(Boolean) ? toTime(Math.max(...each.map(Number))) : undefined));
  }

  async subscribe(hearer: string, listener: Listener): Promise<void> {
    if (!this.#link.isUp) throw new RedisUnavailable('Redis is away.');
    const { audience, channel } = this.#layout;
    await this.#link.subscribe(channel(hearer), (published) => {
      const lines = published.split(separator);
      for (let line = 0; line < lines.length; line += 3) {
        const [conversation = '', sender = '', stored = ''] = lines.slice(line, line + 3);
        const reader = audience.readers(conversation).indexOf(audience.readerOf(hearer));
        listener(conversation, this.#appended(readKept(stored), reader), sender === '' ? null : sender);
      }
    });
  }

  unsubscribe(hearer: string): Promise<void> {
    return this.#link.unsubscribe(this.#layout.channel(hearer));
  }

  onInterrupted(listener: () => void): void {
    this.#link.on('up', listener);
  }

  async blank(conversation: string, userId: string): Promise<void> {
    const keys = [this.#layout.messages(conversation)];
    for (let from = '0'; from !== ''; ) {
      const last = await this.#link.run<string>(this.#layout.scripts.blank, keys, [
        userId,
        from,
        `${blankedAtOnce}`,
      ]);
      from = last === '' ? '' : String(Number(last) + 1);
    }
  }

  async expire(): Promise<void> {
    const [seconds] = await this.#link.call((client) => client.time());
    const horizon = (this.#now?.() ?? Number(seconds) * 1e6) - this.#ttlMs * 1000;
    const due = await this.#link.call((client) =>
      client.zRange(this.#layout.oldest, '-inf', `(${horizon}`, {
        BY: 'SCORE',
        LIMIT: { offset: 0, count: expiredAtOnce },
      }),
    );
    for (const conversation of due) await this.#expire(conversation, horizon);
    if (due.length === expiredAtOnce) await this.expire();
  }

  /** Out of the index first: what is appended after the look into the log puts it back. */
  async #expire(conversation: string, horizon: number): Promise<void> {
    const { scripts, messages, oldest } = this.#layout;
    await this.#link.call((client) => client.zRem(oldest, conversation));
    const keys = [messages(conversation)];
    const id = await this.#link.run<string>(scripts.expire, keys, [`${horizon}`, `${mostKept}`]);
    if (id === '') return;
    await this.#link.call((client) => client.zAdd(oldest, { score: Number(id), value: conversation }));
  }

  #appended(kept: Kept, reader: number) {
    return toEntry(kept, kept.id - this.#ttlMs * 1000, reader);
  }
}
