import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { type Keeps, keepWaitsMs } from './keeps.ts';

const keep = readScript(new URL('./keep.lua', import.meta.url));

/** A set for each match. */
export class RedisKeeps implements Keeps {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async add(matchId: string, userId: string): Promise<boolean> {
    const args = [userId, String(keepWaitsMs)];
    return (await this.#link.run<number>(keep, [names.matchKeeps(matchId)], args)) === 1;
  }
}
