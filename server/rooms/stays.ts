/** How long it is known in which rooms somebody stays, after they last joined or left one. */
export const stayTtlMs = 30 * 24 * 3600_000;

/** How many rooms of each kind are known of a person. */
export const mostStays = 100;

/** What a person's devices last did with a room; `unknown` too where that is too long ago. */
export type Stay = 'joined' | 'left' | 'unknown';

/**
 * Which rooms people have joined and not left, by whichever device and whether they are connected or not. What
 * cannot be reached rejects with `RedisUnavailable`.
 */
export interface Stays {
  join(userId: string, room: string): Promise<void>;
  /** Resolves with what held before. */
  leave(userId: string, room: string): Promise<Stay>;
  of(userId: string, room: string): Promise<Stay>;
  /** Those that were joined last come first. */
  list(userId: string): Promise<string[]>;
  forget(userId: string): Promise<void>;
}
