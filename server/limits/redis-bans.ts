import type { Logger } from 'pino';
import { MemoryBans } from '../memory/bans.ts';
import { names } from '../names.ts';
import type { RedisClient } from '../redis/client.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Bans } from './bans.ts';
import type { Subject } from './subject.ts';

/** The bans in Redis, a key each that ends with it. */
export class RedisBans implements Bans {
  readonly #link: RedisLink;
  readonly #log: Logger;
  /** Those of this node hold here also while Redis is away. */
  readonly #own = new MemoryBans();

  constructor(link: RedisLink, log: Logger) {
    this.#link = link;
    this.#log = log;
  }

  async put(subject: Subject, forMs: number): Promise<Date> {
    const end = await this.#own.put(subject, forMs);
    const known = await this.until([subject]);
    if (known !== undefined && known > end) return known;
    const expiration = { type: 'PX', value: forMs } as const;
    await this.#ask((client) => client.set(names.ban(subject.key), end.toISOString(), { expiration }));
    return end;
  }

  async until(subjects: Subject[]): Promise<Date | undefined> {
    const own = await this.#own.until(subjects);
    const kept = await this.#ask((client) =>
      Promise.all(subjects.map(({ key }) => client.get(names.ban(key)))),
    );
    const ends = [own, ...(kept ?? []).flatMap((end) => (end === null ? [] : [new Date(end)]))];
    return ends.reduce((last, end) => (last === undefined || (end && end > last) ? end : last));
  }

  async #ask<T>(commands: (client: RedisClient) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#link.call(commands);
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) this.#log.error({ err: error }, 'bans could not be kept');
      return undefined;
    }
  }
}
