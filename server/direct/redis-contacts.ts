import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { type Contact, type Contacts, mostContacts } from './contacts.ts';

const touch = readScript(new URL('./touch.lua', import.meta.url));

interface RedisContactsOptions {
  link: RedisLink;
  ttlMs: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** A sorted set for each person: others by the time of the last word. */
export class RedisContacts implements Contacts {
  readonly #link: RedisLink;
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor({ link, ttlMs, now = Date.now }: RedisContactsOptions) {
    this.#link = link;
    this.#ttlMs = Math.round(ttlMs);
    this.#now = now;
  }

  async touch(userId: string, otherId: string): Promise<void> {
    const args = [otherId, ...[this.#now(), this.#ttlMs, mostContacts].map(String)];
    await this.#link.run(touch, [names.userConversations(userId)], args);
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(names.userConversations(userId)));
  }

  async list(userId: string, since = 0): Promise<Contact[]> {
    const from = Math.max(since, this.#now() - this.#ttlMs);
    const found = await this.#link.call((client) =>
      client.zRangeWithScores(names.userConversations(userId), '+inf', `${from}`, { BY: 'SCORE', REV: true }),
    );
    return found.map(({ value, score }) => ({ userId: value, touchedAt: score }));
  }
}
