/** Who reads and who hears the conversations of one kind. */
export interface Audience {
  /** Those who may each see different entries, in order; where all see the same, that is one, ''. */
  readers: (conversation: string) => readonly string[];
  /** By whom an entry is heard, each in their own name. */
  hearers: (conversation: string, hiddenFrom: string | undefined) => readonly string[];
  /** As whom somebody who hears it reads. */
  readerOf: (hearer: string) => string;
}

/** A room is heard by its name, and everybody in it sees the same. */
export const roomAudience: Audience = {
  readers: () => [''],
  hearers: (room) => [room],
  readerOf: () => '',
};

/** What two people say to each other is heard by the name of each; something may be hidden from one of them. */
export const directAudience: Audience = {
  readers: bothOf,
  hearers: (pair, hiddenFrom) => bothOf(pair).filter((userId) => userId !== hiddenFrom),
  readerOf: (userId) => userId,
};

/** The name of the conversation of two people, the same from both sides. */
export function pairOf(userId: string, otherId: string): string {
  return userId < otherId ? `${userId}:${otherId}` : `${otherId}:${userId}`;
}

function bothOf(pair: string): string[] {
  return pair.split(':');
}
