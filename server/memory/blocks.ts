import type { Block, PoolSettings } from '../matching/pool.ts';
import { LatestMap } from './latest-map.ts';

interface Own {
  /** When each was blocked, the latest last. */
  readonly blocked: Map<string, number>;
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
    const blocked = this.#of(userId);
    blocked.delete(blockedId);
    blocked.set(blockedId, this.#now());
    const [oldest] = blocked.keys();
    if (blocked.size > this.#settings.mostBlocks && oldest !== undefined) blocked.delete(oldest);
    this.#own.set(userId, { blocked, until: this.#now() + this.#settings.blocksKeptMs });
  }

  delete(userId: string, blockedId: string): void {
    this.#of(userId).delete(blockedId);
  }

  forget(userId: string): void {
    this.#own.delete(userId);
  }

  keep(userId: string): void {
    const blocked = this.#of(userId);
    if (blocked.size === 0) this.#own.delete(userId);
    else this.#own.set(userId, { blocked, until: this.#now() + this.#settings.blocksKeptMs });
  }

  has(userId: string, blockedId: string): boolean {
    return this.#of(userId).has(blockedId);
  }

  /** The latest first. */
  by(userId: string): Block[] {
    return [...this.#of(userId)]
      .map(([blockedId, atMs]) => ({ userId: blockedId, blockedAt: new Date(atMs) }))
      .reverse();
  }

  #of(userId: string): Map<string, number> {
    const own = this.#own.get(userId);
    return own && own.until > this.#now() ? own.blocked : new Map();
  }
}
