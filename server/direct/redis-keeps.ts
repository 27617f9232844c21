import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { type Keeps, keepWaitsMs } from './keeps.ts';

const keep = readScript(new URL('./keep.lua', import.meta.url));

/** A set for each subject. */
export class RedisKeeps implements Keeps {
  readonly #link: RedisLink;
  readonly #key: (subject: string) => string;

  constructor(link: RedisLink, key: (subject: string) => string) {
    this.#link = link;
    this.#key = key;
  }

  async add(subject: string, userId: string): Promise<boolean> {
    const args = [userId, String(keepWaitsMs)];
    return (await this.#link.run<number>(keep, [this.#key(subject)], args)) === 1;
  }

  async forget(subject: string): Promise<void> {
    await this.#link.call((client) => client.del(this.#key(subject)));
  }
}
