import { type Keeps, keepWaitsMs } from '../direct/keeps.ts';

interface Wish {
  userIds: Set<string>;
  until: number;
}

/** The wishes of a single node's people, forgotten with its process. */
export class MemoryKeeps implements Keeps {
  readonly #wishes = new Map<string, Wish>();

  async add(matchId: string, userId: string): Promise<boolean> {
    this.#forget();
    const { userIds } = this.#wishes.get(matchId) ?? { userIds: new Set<string>() };
    const isNew = !userIds.has(userId);
    userIds.add(userId);
    // Last, so that the first ones are those that are forgotten first.
    this.#wishes.delete(matchId);
    this.#wishes.set(matchId, { userIds, until: Date.now() + keepWaitsMs });
    return isNew && userIds.size === 2;
  }

  #forget(): void {
    for (const [matchId, { until }] of this.#wishes) {
      if (until > Date.now()) return;
      this.#wishes.delete(matchId);
    }
  }
}
