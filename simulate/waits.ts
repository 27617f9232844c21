const bucketsADecade = 100;
const leastMs = 1;

/** Durations, counted in classes that are 2.3 % apart, so that a million of them need no room. */
export class Waits {
  readonly #counts: number[] = [];
  count = 0;
  longestMs = 0;

  add(ms: number): void {
    const bucket = Math.round(Math.log10(Math.max(leastMs, ms)) * bucketsADecade);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.count++;
    this.longestMs = Math.max(this.longestMs, ms);
  }

  /** The duration that a part of them, 0 to 1, do not exceed; NaN where there are none. */
  percentile(part: number): number {
    let left = this.count * part;
    for (const [bucket, count = 0] of this.#counts.entries()) {
      left -= count;
      if (left <= 0 && count > 0) return Math.min(this.longestMs, 10 ** (bucket / bucketsADecade));
    }
    return this.count === 0 ? Number.NaN : this.longestMs;
  }
}
