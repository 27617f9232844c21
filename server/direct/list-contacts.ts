import { type Contact, extendedTtls, mostContacts } from './contacts.ts';

interface Known {
  /** When something was last said, and until when it was extended, by the other. */
  touched: Iterable<readonly [userId: string, touchedAt: number]>;
  extended: Iterable<readonly [userId: string, until: number]>;
}

/** The contacts of a person at a time, from what a store knows of them. All in milliseconds. */
export function listContacts(
  { touched, extended }: Known,
  { now, since, ttlMs }: { now: number; since: number; ttlMs: number },
): Contact[] {
  const found = new Map<string, Contact>();
  const add = (userId: string, touchedAt: number, expiresAt: number) => {
    const known = found.get(userId) ?? { userId, touchedAt, expiresAt };
    found.set(userId, {
      userId,
      touchedAt: Math.max(known.touchedAt, touchedAt),
      expiresAt: Math.max(known.expiresAt, expiresAt),
    });
  };
  for (const [userId, touchedAt] of touched) add(userId, touchedAt, touchedAt + ttlMs);
  for (const [userId, until] of extended) add(userId, until - ttlMs * extendedTtls, until);
  return [...found.values()]
    .filter(({ touchedAt, expiresAt }) => touchedAt >= since && expiresAt >= now)
    .sort((a, b) => b.touchedAt - a.touchedAt)
    .slice(0, mostContacts);
}
