import { pairOf } from '../conversations/audience.ts';
import type { History } from '../conversations/history.ts';
import { mostCounted, type Reading, type Summary } from '../direct/reading.ts';
import { LatestMap } from './latest-map.ts';

/** What the people of a single node have read, gone with its process. */
export class MemoryReading implements Reading {
  readonly #history: History;
  /** By reader and other. */
  readonly #readIds = new LatestMap<string, number>();

  constructor(history: History) {
    this.#history = history;
  }

  async markRead(readerId: string, otherId: string, entryId: number): Promise<number | undefined> {
    const { lastId } = await this.#history.read(pairOf(readerId, otherId), { limit: 1 }, readerId);
    const id = Math.min(entryId, lastId);
    if (id <= this.#readId(readerId, otherId)) return undefined;
    this.#readIds.set(`${readerId} ${otherId}`, id);
    return id;
  }

  summaries(readerId: string, otherIds: readonly string[]): Promise<Summary[]> {
    return Promise.all(otherIds.map((otherId) => this.#summary(readerId, otherId)));
  }

  async #summary(readerId: string, otherId: string): Promise<Summary> {
    const { entries } = await this.#history.read(pairOf(readerId, otherId), { limit: mostCounted }, readerId);
    const readId = this.#readId(readerId, otherId);
    return {
      last: entries.at(-1),
      unread: entries.filter(({ id, draft }) => id > readId && draft.from.id === otherId && draft.text !== '')
        .length,
      readId,
      otherReadId: this.#readId(otherId, readerId),
    };
  }

  #readId(readerId: string, otherId: string): number {
    return this.#readIds.get(`${readerId} ${otherId}`) ?? 0;
  }
}
