import { type Ledger, longestDebtMs, type Spending } from '../limits/ledger.ts';

const sweepEveryMs = 60_000;

/** The accounts of this node. */
export class MemoryLedger implements Ledger {
  readonly #now: () => number;
  /** When all that was spent will have been earned, by account and rate. */
  readonly #accounts = new Map<string, Map<string, number>>();
  readonly #timer: NodeJS.Timeout;

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#timer = setInterval(() => this.sweep(), sweepEveryMs).unref();
  }

  get size(): number {
    return this.#accounts.size;
  }

  async spend(account: string, spendings: Spending[]): Promise<number[]> {
    return spendings.map((each) => this.#spend(account, each));
  }

  /** Forgets the accounts that are balanced. */
  sweep(): void {
    const now = this.#now();
    for (const [account, entries] of this.#accounts) {
      if (Math.max(...entries.values()) <= now) this.#accounts.delete(account);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #spend(account: string, { name, count, perSecond, burst }: Spending): number {
    const now = this.#now();
    const everyMs = 1000 / perSecond;
    const allSpent = now + burst * everyMs;
    const entries = this.#accounts.get(account) ?? new Map<string, number>();
    const before = Math.max(now, entries.get(name) ?? 0);
    const earnedAt = Math.min(before + count * everyMs, allSpent + longestDebtMs);
    if (count > 0) this.#accounts.set(account, entries.set(name, earnedAt));
    return Math.ceil(Math.max(0, earnedAt + everyMs - allSpent));
  }
}
