import type { Draft, Entry } from './entry.ts';

/** An entry's id, or a time. */
export type Place = number | Date;

/** The last entries, or those next to a place. */
export interface Range {
  limit: number;
  before?: Place | undefined;
  after?: Place | undefined;
}

export interface Page {
  /** Oldest first. */
  entries: Entry[];
  /** There are more in the direction of reading. */
  hasMore: boolean;
  /** What came after `after` may have expired or been lost. */
  gap: boolean;
  /** The newest entry that there ever was for the reader; 0 if there was none. */
  lastId: number;
}

export interface Appended {
  entry: Entry;
  /** The sender had appended it before: nothing was done. */
  isDuplicate: boolean;
}

/** Hears an entry, and who sent it: the `sender` that was given to `append`. */
export type Listener = (conversation: string, entry: Entry, sender: string | null) => void;

export interface Sending {
  /** Told to whoever hears it. */
  sender: string | null;
  /** The one reader who neither hears it nor ever reads it, and cannot tell. */
  hiddenFrom?: string | undefined;
}

/** How many entries of a conversation are kept; and for up to a second what comes beyond. */
export const mostKept = 10_000;

/**
 * The logs of conversations of one kind: each in one order, the same for everybody. Entries are kept for a time
 * and up to a count. What differs between the kinds is who reads and hears: see `Audience`. What cannot be
 * reached rejects with `RedisUnavailable`.
 */
export interface History {
  /**
   * Adds an entry and tells it to whoever hears the conversation, atomically, and once: what the same sender
   * appends with the same clientId within `onceMs` is answered with the first entry. `previousId` is as the
   * sender reads it.
   */
  append(conversation: string, draft: Draft, sending: Sending): Promise<Appended>;
  /** Never returns what is older than the time to keep. `reader` is named where readers may see different things. */
  read(conversation: string, range: Range, reader?: string): Promise<Page>;
  /** When something was last appended to each, while that is known: longer than it is kept. Of any number at one go. */
  lastTimes(conversations: string[]): Promise<(Date | undefined)[]>;
  /** Hears what is appended from when it resolves, in order but perhaps not all. One listener a hearer. */
  subscribe(hearer: string, listener: Listener): Promise<void>;
  unsubscribe(hearer: string): Promise<void>;
  /** Runs each time that entries may have gone unheard. */
  onInterrupted(listener: () => void): void;
  /** Takes the words and the name out of all that somebody said in a conversation; ids and times stay. */
  blank(conversation: string, userId: string): Promise<void>;
  /** Removes what is older than the time to keep from conversations in which nothing is said any more. */
  expire(): Promise<void>;
}
