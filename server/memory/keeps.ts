import { type Keeps, keepWaitsMs } from '../direct/keeps.ts';

interface Wish {
  userIds: Set<string>;
  until: number;
}

/** The wishes of a single node's people, forgotten with its process. */
export class MemoryKeeps implements Keeps {
  readonly #wishes = new Map<string, Wish>();

  async add(subject: string, userId: string): Promise<boolean> {
    this.#forget();
    const { userIds } = this.#wishes.get(subject) ?? { userIds: new Set<string>() };
    const isNew = !userIds.has(userId);
    userIds.add(userId);
    // Last, so that the first ones are those that are forgotten first.
    this.#wishes.delete(subject);
    this.#wishes.set(subject, { userIds, until: Date.now() + keepWaitsMs });
    return isNew && userIds.size === 2;
  }

  async forget(subject: string): Promise<void> {
    this.#wishes.delete(subject);
  }

  #forget(): void {
    for (const [subject, { until }] of this.#wishes) {
      if (until > Date.now()) return;
      this.#wishes.delete(subject);
    }
  }
}
