import type { Draft, Range } from './history.ts';

interface Said {
  id: number;
  key: string;
}

/** A history so simple that it can be seen to be right: everything is kept, and looked through each time. */
export class HistoryModel {
  readonly #said: Said[] = [];
  readonly #ttlMs: number;

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  append({ from, clientId }: Draft, now: number): number {
    const key = `${from.id} ${clientId}`;
    const earlier = this.#said.find((said) => said.key === key);
    if (earlier) return earlier.id;
    const id = Math.max(now, (this.#said.at(-1)?.id ?? 0) + 1);
    this.#said.push({ id, key });
    return id;
  }

  /** The id of one of the entries, or 0. */
  idAt(index: number): number {
    return this.#said[index]?.id ?? 0;
  }

  read({ limit, before, after }: Range, now: number) {
    const kept = this.#said.map(({ id }) => id).filter((id) => id >= now - this.#ttlMs * 1000);
    if (typeof after === 'number') {
      const rest = kept.filter((id) => id > after);
      const missed = this.#said.filter(({ id }) => id > after && !kept.includes(id));
      return this.#page(rest.slice(0, limit), kept, { hasMore: rest.length > limit, gap: missed.length > 0 });
    }
    const rest = typeof before === 'number' ? kept.filter((id) => id < before) : kept;
    return this.#page(rest.slice(-limit), kept, { hasMore: rest.length > limit, gap: false });
  }

  #page(ids: number[], kept: number[], rest: { hasMore: boolean; gap: boolean }) {
    const entries = ids.map((id) => ({ id, previousId: kept[kept.indexOf(id) - 1] ?? null }));
    return { entries, ...rest };
  }
}
