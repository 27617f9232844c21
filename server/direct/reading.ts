import type { Entry } from '../conversations/entry.ts';

/** How far back the unread messages of a conversation are counted. */
export const mostCounted = 200;

export interface Summary {
  /** The newest entry that the reader sees. */
  last: Entry | undefined;
  /** The other's entries since the last one that was read, among the last `mostCounted`, but for blanked ones. */
  unread: number;
  /** The newest entry that was read; 0 for none. */
  readId: number;
  /** The same of the other. */
  otherReadId: number;
}

/** How far two people have read what they say to each other. What cannot be reached rejects with `RedisUnavailable`. */
export interface Reading {
  /** Resolves with the entry up to which is read now, or undefined where that was read before. */
  markRead(readerId: string, otherId: string, entryId: number): Promise<number | undefined>;
  /** Of the conversations with each of the others, in that order. */
  summaries(readerId: string, otherIds: readonly string[]): Promise<Summary[]>;
}
