import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { mostStays, type Stay, type Stays, stayTtlMs } from './stays.ts';

const stay = readScript(new URL('./stay.lua', import.meta.url));

/** A sorted set for each person: see stay.lua. */
export class RedisStays implements Stays {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async join(userId: string, room: string): Promise<void> {
    await this.#note(userId, room, 1);
  }

  async leave(userId: string, room: string): Promise<Stay> {
    return readScore(await this.#note(userId, room, -1));
  }

  async of(userId: string, room: string): Promise<Stay> {
    return readScore(await this.#link.call((client) => client.zScore(names.userStays(userId), room)));
  }

  list(userId: string): Promise<string[]> {
    const range = { BY: 'SCORE', REV: true } as const;
    return this.#link.call((client) => client.zRange(names.userStays(userId), '+inf', '0', range));
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(names.userStays(userId)));
  }

  #note(userId: string, room: string, sign: 1 | -1): Promise<string | null> {
    const args = [room, ...[sign, mostStays, stayTtlMs].map(String)];
    return this.#link.run<string | null>(stay, [names.userStays(userId)], args);
  }
}

function readScore(score: number | string | null): Stay {
  if (score === null) return 'unknown';
  return Number(score) > 0 ? 'joined' : 'left';
}
