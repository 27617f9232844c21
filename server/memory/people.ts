import type { User } from '../../shared/events.ts';
import { knownMs, type People, type PrivacyChange } from '../people/people.ts';
import { openPrivacy, type Privacy } from '../people/privacy.ts';

interface Known {
  name: string;
  privacy: Privacy;
  until: number;
  isDeleted?: boolean;
}

/** The people of a single node, forgotten with its process. */
export class MemoryPeople implements People {
  readonly #known = new Map<string, Known>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  async arrive({ id, name }: User, isNamed: boolean): Promise<string | undefined> {
    this.#forget();
    const known = this.#known.get(id) ?? { name, privacy: openPrivacy, until: 0 };
    if (known.isDeleted) return undefined;
    if (isNamed) known.name = name;
    known.until = this.#now() + knownMs;
    // Last, so that the first ones are those that are forgotten first.
    this.#known.delete(id);
    this.#known.set(id, known);
    return known.name;
  }

  async forget(userId: string): Promise<void> {
    this.#known.delete(userId);
    this.#known.set(userId, {
      name: '',
      privacy: openPrivacy,
      until: this.#now() + knownMs,
      isDeleted: true,
    });
  }

  async find(userIds: readonly string[]): Promise<(User | undefined)[]> {
    this.#forget();
    return userIds.map((id) => {
      const known = this.#known.get(id);
      return known && !known.isDeleted ? { id, name: known.name } : undefined;
    });
  }

  async privacy(userIds: readonly string[]): Promise<Privacy[]> {
    return userIds.map((id) => this.#known.get(id)?.privacy ?? openPrivacy);
  }

  async setPrivacy(userId: string, change: PrivacyChange): Promise<Privacy> {
    const known = this.#known.get(userId);
    const before = known?.privacy ?? openPrivacy;
    const privacy = {
      readReceipts: change.readReceipts ?? before.readReceipts,
      typing: change.typing ?? before.typing,
      presence: change.presence ?? before.presence,
    };
    if (known) known.privacy = privacy;
    return privacy;
  }

  #forget(): void {
    for (const [id, { until }] of this.#known) {
      if (until > this.#now()) return;
      this.#known.delete(id);
    }
  }
}
