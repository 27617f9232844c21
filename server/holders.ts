/**
 * Who holds what: sets that are small, for nearly everybody has one connection. One holder takes the place of
 * a set, which is ten times as large.
 */
export class Holders {
  readonly #of = new Map<string, string | Set<string>>();

  /** Answers whether it is the first. */
  add(held: string, holder: string): boolean {
    const known = this.#of.get(held);
    if (known === undefined) this.#of.set(held, holder);
    else if (typeof known !== 'string') known.add(holder);
    else if (known !== holder) this.#of.set(held, new Set([known, holder]));
    return known === undefined;
  }

  /** Answers whether it was the last; false for one that held nothing. */
  delete(held: string, holder: string): boolean {
    const known = this.#of.get(held);
    if (known === undefined || (typeof known === 'string' && known !== holder)) return false;
    if (typeof known !== 'string' && (!known.delete(holder) || known.size > 0)) return false;
    return this.#of.delete(held);
  }

  has(held: string): boolean {
    return this.#of.has(held);
  }

  keys(): Iterable<string> {
    return this.#of.keys();
  }
}
