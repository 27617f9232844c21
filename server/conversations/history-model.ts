import type { Draft } from './entry.ts';
import type { Range } from './history.ts';

interface Said {
  id: number;
  key: string;
  hiddenFrom: string | undefined;
}

/** A history so simple that it can be seen to be right: everything is kept, and looked through each time. */
export class HistoryModel {
  readonly #said: Said[] = [];
  readonly #ttlMs: number;

  constructor(ttlMs: number) {
    this.#ttlMs = ttlMs;
  }

  append({ from, clientId }: Draft, now: number, hiddenFrom?: string): number {
    const key = `${from.id} ${clientId}`;
    const earlier = this.#said.find((said) => said.key === key);
    if (earlier) return earlier.id;
    const id = Math.max(now, (this.#said.at(-1)?.id ?? 0) + 1);
    this.#said.push({ id, key, hiddenFrom });
    return id;
  }

  /** The id of one of the entries that the reader sees, or 0. */
  idAt(index: number, reader: string): number {
    return this.#seenBy(reader)[index]?.id ?? 0;
  }

  read({ limit, before, after }: Range, now: number, reader: string) {
    const said = this.#seenBy(reader);
    const kept = said.map(({ id }) => id).filter((id) => id >= now - this.#ttlMs * 1000);
    if (typeof after === 'number') {
      const rest = kept.filter((id) => id > after);
      const missed = said.filter(({ id }) => id > after && !kept.includes(id));
      return this.#page(rest.slice(0, limit), kept, { hasMore: rest.length > limit, gap: missed.length > 0 });
    }
    const rest = typeof before === 'number' ? kept.filter((id) => id < before) : kept;
    return this.#page(rest.slice(-limit), kept, { hasMore: rest.length > limit, gap: false });
  }

  #seenBy(reader: string): Said[] {
    return this.#said.filter(({ hiddenFrom }) => hiddenFrom !== reader);
  }

  #page(ids: number[], kept: number[], rest: { hasMore: boolean; gap: boolean }) {
    const entries = ids.map((id) => ({ id, previousId: kept[kept.indexOf(id) - 1] ?? null }));
    return { entries, ...rest };
  }
}
