import { linkCodeMs } from '../../shared/limits.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { hashLinkCode, newLinkCode } from './link-code.ts';
import type { LinkCodes } from './link-codes.ts';

/** A key for each code, which goes with its use. */
export class RedisLinkCodes implements LinkCodes {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async create(userId: string): Promise<string> {
    const code = newLinkCode();
    const expiration = { type: 'PX', value: linkCodeMs } as const;
    await this.#link.call((client) => client.set(keyOf(code), userId, { expiration }));
    return code;
  }

  async redeem(code: string): Promise<string | undefined> {
    return (await this.#link.call((client) => client.getDel(keyOf(code)))) ?? undefined;
  }
}

function keyOf(code: string): string {
  return names.linkCode(hashLinkCode(code));
}
