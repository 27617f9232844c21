import type { Consents } from '../safety/consents.ts';

/** They end with the process, but so many can come before. */
const mostPeople = 100_000;

/** What was accepted at a single node, gone with its process. */
export class MemoryConsents implements Consents {
  /** By person, then by version; whoever accepted something last comes last. */
  readonly #times = new Map<string, Map<number, Date>>();

  async accept(userId: string, version: number): Promise<Date> {
    const times = this.#times.get(userId) ?? new Map<number, Date>();
    const acceptedAt = times.get(version) ?? new Date();
    times.set(version, acceptedAt);
    this.#times.delete(userId);
    this.#times.set(userId, times);
    const [oldest] = this.#times.keys();
    if (this.#times.size > mostPeople && oldest !== undefined) this.#times.delete(oldest);
    return acceptedAt;
  }

  async forget(userId: string): Promise<void> {
    this.#times.delete(userId);
  }
}
