import type { User } from '../../shared/events.ts';
import { knownMs, type People } from '../people/people.ts';

interface Known {
  name: string;
  until: number;
}

/** The people of a single node, forgotten with its process. */
export class MemoryPeople implements People {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async remember({ id, name }: User): Promise<void> {
    // Last, so that the first ones are those that are forgotten first.
    this.#known.delete(id);
    this.#known.set(id, { name, until: this.#now() + knownMs });
    this.#forget();
  }

  async find(userIds: readonly string[]): Promise<(User | undefined)[]> {
    this.#forget();
    return userIds.map((id) => {
      const known = this.#known.get(id);
      return known && { id, name: known.name };
    });
  }

  #forget(): void {
    for (const [id, { until }] of this.#known) {
      if (until > this.#now()) return;
      this.#known.delete(id);
    }
  }
}
