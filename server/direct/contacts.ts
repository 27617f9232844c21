/** How many conversations of a person are known. */
export const mostContacts = 1000;

export interface Contact {
  userId: string;
  /** Milliseconds since 1970. */
  touchedAt: number;
}

/** With whom each person has a conversation. What cannot be reached rejects with `RedisUnavailable`. */
export interface Contacts {
  /** Lists the other first among the person's, for as long as a message is kept. */
  touch(userId: string, otherId: string): Promise<void>;
  /** Lists nobody any more. */
  forget(userId: string): Promise<void>;
  /** The latest first, at most `mostContacts`; with `since`, in milliseconds, those touched from then on. */
  list(userId: string, since?: number): Promise<Contact[]>;
}
