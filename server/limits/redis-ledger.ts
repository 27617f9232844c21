import type { Logger } from 'pino';
import { MemoryLedger } from '../memory/ledger.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import { type Ledger, longestDebtMs, type Spending } from './ledger.ts';

const script = readScript(new URL('./spend.lua', import.meta.url));

interface RedisLedgerOptions {
  link: RedisLink;
  log: Logger;
  /** Milliseconds since 1970; Redis's own clock unless a test gives one. */
  now?: () => number;
}

/** The accounts in Redis, a hash each. */
export class RedisLedger implements Ledger {
  readonly #options: RedisLedgerOptions;
  /** For while Redis is away. */
  readonly #own = new MemoryLedger();

  constructor(options: RedisLedgerOptions) {
    this.#options = options;
  }

  async spend(account: string, spendings: Spending[]): Promise<number[]> {
    const { link, log, now } = this.#options;
    const lanes = spendings.flatMap(({ name, count, perSecond, burst }) => [name, count, perSecond, burst]);
    try {
      const args = [longestDebtMs, now?.() ?? '', ...lanes].map(String);
      return await link.run<number[]>(script, [names.account(account)], args);
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) log.error({ err: error }, 'an account could not be kept');
      return this.#own.spend(account, spendings);
    }
  }

  close(): void {
    this.#own.close();
  }
}
