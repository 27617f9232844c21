import { linkCodeMs } from '../../shared/limits.ts';
import { hashLinkCode, newLinkCode } from '../identity/link-code.ts';
import type { LinkCodes } from '../identity/link-codes.ts';

interface Issued {
  userId: string;
  until: number;
}

/** The codes of a single node, gone with its process. */
export class MemoryLinkCodes implements LinkCodes {
  /** By hash, the oldest first. */
  readonly #issued = new Map<string, Issued>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async create(userId: string): Promise<string> {
    this.#forget();
    const code = newLinkCode();
    this.#issued.set(hashLinkCode(code), { userId, until: this.#now() + linkCodeMs });
    return code;
  }

  async redeem(code: string): Promise<string | undefined> {
    this.#forget();
    const hash = hashLinkCode(code);
    const issued = this.#issued.get(hash);
    this.#issued.delete(hash);
    return issued?.userId;
  }

  #forget(): void {
    for (const [hash, { until }] of this.#issued) {
      if (until > this.#now()) return;
      this.#issued.delete(hash);
    }
  }
}
