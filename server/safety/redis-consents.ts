import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { type Consent, type Consents, consentTtlMs } from './consents.ts';

/** A hash a person: the times by the versions. */
export class RedisConsents implements Consents {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async accept(userId: string, version: number): Promise<Date> {
    const [key, field] = [names.userRules(userId), String(version)];
    const [, , acceptedAt] = await this.#link.call((client) =>
      client
        .multi()
        .hSetNX(key, field, new Date().toISOString())
        .pExpire(key, consentTtlMs)
        .hGet(key, field)
        .exec(),
    );
    return new Date(String(acceptedAt));
  }

  async list(userId: string): Promise<Consent[]> {
    const found = await this.#link.call((client) => client.hGetAll(names.userRules(userId)));
    const consents = Object.entries(found).map(([version, at]) => ({
      version: Number(version),
      acceptedAt: new Date(at),
    }));
    return consents.sort((a, b) => a.version - b.version);
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(names.userRules(userId)));
  }
}
