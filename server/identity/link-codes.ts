/** Codes by which somebody takes their identity to another device. What cannot be reached rejects with `RedisUnavailable`. */
export interface LinkCodes {
  /** A code that nobody can guess, for one use within `linkCodeMs`. */
  create(userId: string): Promise<string>;
  /** Whose code it is, to the first who asks; undefined for one that is used up, over or none. */
  redeem(code: string): Promise<string | undefined>;
}
