import type { PoolSettings } from '../matching/pool.ts';
import { LatestMap } from './latest-map.ts';

interface Own {
  /** The latest last. */
  readonly blockedIds: Set<string>;
  until: number;
}

/** Whom the people of a single node have blocked. */
export class Blocks {
  readonly #settings: PoolSettings;
  readonly #now: () => number;
  readonly #own = new LatestMap<string, Own>();

  constructor(settings: PoolSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  add(userId: string, blockedId: string): void {
    const blockedIds = this.#of(userId);
    blockedIds.delete(blockedId);
    blockedIds.add(blockedId);
    const [oldest] = blockedIds;
    if (blockedIds.size > this.#settings.mostBlocks && oldest !== undefined) blockedIds.delete(oldest);
    this.#own.set(userId, { blockedIds, until: this.#now() + this.#settings.blocksKeptMs });
  }

  delete(userId: string, blockedId: string): void {
    this.#of(userId).delete(blockedId);
  }

  forget(userId: string): void {
    this.#own.delete(userId);
  }

  keep(userId: string): void {
    const blockedIds = this.#of(userId);
    if (blockedIds.size === 0) this.#own.delete(userId);
    else this.#own.set(userId, { blockedIds, until: this.#now() + this.#settings.blocksKeptMs });
  }

  has(userId: string, blockedId: string): boolean {
    return this.#of(userId).has(blockedId);
  }

  /** The latest first. */
  by(userId: string): string[] {
    return [...this.#of(userId)].reverse();
  }

  #of(userId: string): Set<string> {
    const own = this.#own.get(userId);
    return own && own.until > this.#now() ? own.blockedIds : new Set();
  }
}
