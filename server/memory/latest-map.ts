/** They end with the process, but so many can come before. */
const mostKept = 100_000;

/** A map that keeps what was set last, so that it does not grow for ever. */
export class LatestMap<Key, Value> extends Map<Key, Value> {
  override set(key: Key, value: Value): this {
    this.delete(key);
    super.set(key, value);
    const [oldest] = this.keys();
    if (this.size > mostKept && oldest !== undefined) this.delete(oldest);
    return this;
  }
}
