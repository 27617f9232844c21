import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { type Contact, type Contacts, extendedTtls, mostContacts } from './contacts.ts';
import { listContacts } from './list-contacts.ts';

const touch = readScript(new URL('./touch.lua', import.meta.url));

interface RedisContactsOptions {
  link: RedisLink;
  ttlMs: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Two sorted sets for each person: others by the time of the last word, and by until when they were extended. */
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

  async extend(userId: string, otherId: string): Promise<number> {
    const [now, key] = [this.#now(), names.userExtended(userId)];
    const until = now + this.#ttlMs * extendedTtls;
    await this.#link.call((client) =>
      client
        .multi()
        .zAdd(key, { score: until, value: otherId })
        .zRemRangeByScore(key, '-inf', `(${now}`)
        .zRemRangeByRank(key, 0, -mostContacts - 1)
        .pExpire(key, this.#ttlMs * extendedTtls)
        .exec(),
    );
    return until;
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) =>
      Promise.all(
        [names.userConversations(userId), names.userExtended(userId)].map((key) => client.del(key)),
      ),
    );
  }

  async list(userId: string, since = 0): Promise<Contact[]> {
    const now = this.#now();
    const from = Math.max(since, now - this.#ttlMs);
    const [touched, extended] = await this.#link.call((client) =>
      Promise.all([
        client.zRangeWithScores(names.userConversations(userId), `${from}`, '+inf', { BY: 'SCORE' }),
        client.zRangeWithScores(names.userExtended(userId), `${now}`, '+inf', { BY: 'SCORE' }),
      ]),
    );
    const known = { touched: touched.map(toPair), extended: extended.map(toPair) };
    return listContacts(known, { now, since, ttlMs: this.#ttlMs });
  }
}

function toPair({ value, score }: { value: string; score: number }) {
  return [value, score] as const;
}
