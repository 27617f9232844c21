/** What is counted together: each event belongs to one. Tokens a second, and how many may be saved up. */
const rates = {
  message: { perSecond: 5, burst: 10 },
  typing: { perSecond: 1, burst: 5 },
  join: { perSecond: 2, burst: 10 },
  history: { perSecond: 5, burst: 20 },
  match: { perSecond: 1, burst: 10 },
  /** Getting away from somebody is never held up by a search. */
  leave: { perSecond: 2, burst: 20 },
  signal: { perSecond: 30, burst: 60 },
  /** Every request, good or bad, counts here too. */
  request: { perSecond: 100, burst: 200 },
} as const;

export type RateClass = keyof typeof rates;

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets of one person on one node. `factor` scales every rate; 0 lifts them. */
export class RateLimits {
  readonly #buckets = new Map<RateClass, Bucket>();
  readonly #factor: number;
  readonly #now: () => number;

  constructor(factor: number, now: () => number = performance.now.bind(performance)) {
    this.#factor = factor;
    this.#now = now;
  }

  /** Takes a token and answers 0, or answers the milliseconds until there is one. */
  take(name: RateClass): number {
    if (this.#factor === 0) return 0;
    const perSecond = rates[name].perSecond * this.#factor;
    const burst = rates[name].burst * this.#factor;
    const now = this.#now();
    const bucket = this.#buckets.get(name) ?? { tokens: burst, filledAt: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond);
    const hasToken = tokens >= 1;
    this.#buckets.set(name, { tokens: hasToken ? tokens - 1 : tokens, filledAt: now });
    return hasToken ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
  }
}
