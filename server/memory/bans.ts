import type { Bans } from '../limits/bans.ts';
import type { Subject } from '../limits/subject.ts';

/** The bans of this node. */
export class MemoryBans implements Bans {
  readonly #now: () => number;
  readonly #ends = new Map<string, number>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async put({ key }: Subject, forMs: number): Promise<Date> {
    const now = this.#now();
    for (const [other, endsAt] of this.#ends) if (endsAt <= now) this.#ends.delete(other);
    const endsAt = Math.max(this.#ends.get(key) ?? 0, now + forMs);
    this.#ends.set(key, endsAt);
    return new Date(endsAt);
  }

  async until(subjects: Subject[]): Promise<Date | undefined> {
    const last = Math.max(...subjects.map(({ key }) => this.#ends.get(key) ?? 0));
    return last > this.#now() ? new Date(last) : undefined;
  }
}
