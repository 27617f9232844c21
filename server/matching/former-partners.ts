import type { User } from '../../shared/events.ts';

const keptMs = 60_000;

interface Former {
  matchId: string;
  partner: User;
  at: number;
}

/** With whom each person of this node was in a match last, for a minute after it. */
export class FormerPartners {
  readonly #byUser = new Map<string, Former>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  add(userId: string, matchId: string, { id, name }: User): void {
    this.#byUser.delete(userId);
    this.#byUser.set(userId, { matchId, partner: { id, name }, at: this.#now() });
    this.#forget();
  }

  /** Undefined for another match than the last. */
  find(userId: string, matchId: string): User | undefined {
    this.#forget();
    const former = this.#byUser.get(userId);
    return former?.matchId === matchId ? former.partner : undefined;
  }

  /** The oldest come first. */
  #forget(): void {
    for (const [userId, { at }] of this.#byUser) {
      if (at > this.#now() - keptMs) return;
      this.#byUser.delete(userId);
    }
  }
}
