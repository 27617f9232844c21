/** How many conversations of a person are known. */
export const mostContacts = 1000;

/** For how many times as long as a message a conversation is kept that both want to extend. */
export const extendedTtls = 7;

export interface Contact {
  userId: string;
  /** Milliseconds since 1970. */
  touchedAt: number;
  /** The same: when it is not listed any more, unless it is touched or extended. */
  expiresAt: number;
}

/** With whom each person has a conversation. What cannot be reached rejects with `RedisUnavailable`. */
export interface Contacts {
  /** Lists the other first among the person's, for as long as a message is kept. */
  touch(userId: string, otherId: string): Promise<void>;
  /** Touches, and lists the other for longer: resolves with until when, in milliseconds since 1970. */
  extend(userId: string, otherId: string): Promise<number>;
  /** Lists nobody any more. */
  forget(userId: string): Promise<void>;
  /** The latest first, at most `mostContacts`; with `since`, in milliseconds, those touched from then on. */
  list(userId: string, since?: number): Promise<Contact[]>;
}
