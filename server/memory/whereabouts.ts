import type { Whereabout, Whereabouts } from '../people/whereabouts.ts';
import { LatestMap } from './latest-map.ts';

/** Who is at a single node, forgotten with its process. */
export class MemoryWhereabouts implements Whereabouts {
  readonly #nodeIds = new Map<string, Set<string>>();
  readonly #seenAt = new LatestMap<string, Date>();
  readonly #listeners = new Map<string, () => void>();

  async arrive(userId: string, nodeId: string): Promise<void> {
    const nodeIds = this.#nodeIds.get(userId) ?? new Set();
    this.#nodeIds.set(userId, nodeIds.add(nodeId));
  }

  async depart(userId: string, nodeId: string): Promise<void> {
    const nodeIds = this.#nodeIds.get(userId);
    nodeIds?.delete(nodeId);
    if (nodeIds?.size === 0) this.#nodeIds.delete(userId);
    this.#seenAt.set(userId, new Date());
  }

  async purge(nodeId: string): Promise<string[]> {
    const gone = [...this.#nodeIds].flatMap(([userId, nodeIds]) => (nodeIds.has(nodeId) ? [userId] : []));
    for (const userId of gone) await this.depart(userId, nodeId);
    return gone;
  }

  async find(userIds: readonly string[]): Promise<Whereabout[]> {
    return userIds.map((userId) => ({
      nodeIds: [...(this.#nodeIds.get(userId) ?? [])],
      seenAt: this.#seenAt.get(userId),
    }));
  }

  async announce(userId: string): Promise<void> {
    setImmediate(() => this.#listeners.get(userId)?.());
  }

  async watch(userId: string, listener: () => void): Promise<void> {
    this.#listeners.set(userId, listener);
  }

  unwatch(userId: string): void {
    this.#listeners.delete(userId);
  }

  onInterrupted(): void {}
}
