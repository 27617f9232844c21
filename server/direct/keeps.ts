/** How long one side's wish to keep a match waits for the other's. */
export const keepWaitsMs = 24 * 3600_000;

/** Who wants to keep which match. What cannot be reached rejects with `RedisUnavailable`. */
export interface Keeps {
  /** Resolves with true for exactly one of two: the one who said it last. */
  add(matchId: string, userId: string): Promise<boolean>;
}
