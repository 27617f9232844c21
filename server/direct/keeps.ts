/** How long one side's wish waits for the other's. */
export const keepWaitsMs = 24 * 3600_000;

/** Who wants to keep which match, or whatever else two agree on. What cannot be reached rejects with `RedisUnavailable`. */
export interface Keeps {
  /** Resolves with true for exactly one of two: the one who said it last. */
  add(subject: string, userId: string): Promise<boolean>;
  /** The two may agree on it anew. */
  forget(subject: string): Promise<void>;
}
