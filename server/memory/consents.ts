import type { Consent, Consents } from '../safety/consents.ts';
import { LatestMap } from './latest-map.ts';

/** What was accepted at a single node, gone with its process. */
export class MemoryConsents implements Consents {
  /** By person, then by version. */
  readonly #times = new LatestMap<string, Map<number, Date>>();

  async accept(userId: string, version: number): Promise<Date> {
    const times = this.#times.get(userId) ?? new Map<number, Date>();
    const acceptedAt = times.get(version) ?? new Date();
    times.set(version, acceptedAt);
    this.#times.set(userId, times);
    return acceptedAt;
  }

  async list(userId: string): Promise<Consent[]> {
    const times = [...(this.#times.get(userId) ?? [])];
    return times
      .map(([version, acceptedAt]) => ({ version, acceptedAt }))
      .sort((a, b) => a.version - b.version);
  }

  async forget(userId: string): Promise<void> {
    this.#times.delete(userId);
  }
}
