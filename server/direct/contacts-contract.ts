import { expect, it } from 'vitest';
import { type Contacts, extendedTtls, mostContacts } from './contacts.ts';

export const ttlMs = 3_600_000;

export interface ContactsBench {
  contacts: Contacts;
  /** Lets time go by. */
  pass: (ms: number) => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What all contacts promise, in tests. */
export function contactsContract(open: () => Promise<ContactsBench>): void {
  const listed = async (contacts: Contacts, since?: number) =>
    (await contacts.list('ann', since)).map(({ userId }) => userId);

  it('lists the others once each, the latest first, for the person only', async () => {
    const { contacts, pass, now } = await open();
    const start = now();
    for (const other of ['ben', 'cleo', 'ben', 'dan']) {
      await contacts.touch('ann', other);
      pass(1);
    }
    expect(await listed(contacts)).toEqual(['dan', 'ben', 'cleo']);
    expect((await contacts.list('ann')).at(-1)?.touchedAt).toBe(start + 1);
    expect(await contacts.list('ben')).toEqual([]);
  });

  it('lists those since a time', async () => {
    const { contacts, pass, now } = await open();
    await contacts.touch('ann', 'ben');
    pass(10);
    const since = now();
    await contacts.touch('ann', 'cleo');
    expect(await listed(contacts, since)).toEqual(['cleo']);
    expect(await listed(contacts, since - 10)).toEqual(['cleo', 'ben']);
  });

  it('lists nobody longer than a message is kept', async () => {
    const { contacts, pass } = await open();
    await contacts.touch('ann', 'ben');
    pass(ttlMs);
    await contacts.touch('ann', 'cleo');
    expect(await listed(contacts)).toEqual(['cleo', 'ben']);
    pass(1);
    expect(await listed(contacts)).toEqual(['cleo']);
  });

  it('lists for longer whom it is extended with, each in the order of the last word', async () => {
    const { contacts, pass, now } = await open();
    await contacts.touch('ann', 'ben');
    expect(await contacts.extend('ann', 'ben')).toBe(now() + ttlMs * extendedTtls);
    pass(1);
    await contacts.touch('ann', 'cleo');
    expect(await contacts.list('ann')).toEqual([
      { userId: 'cleo', touchedAt: now(), expiresAt: now() + ttlMs },
      { userId: 'ben', touchedAt: now() - 1, expiresAt: now() - 1 + ttlMs * extendedTtls },
    ]);
    pass(ttlMs * extendedTtls - 1);
    expect(await listed(contacts)).toEqual(['ben']);
    expect(await contacts.list('ben')).toEqual([]);
    await contacts.touch('ann', 'ben');
    pass(1);
    expect(await listed(contacts)).toEqual(['ben']);
    pass(ttlMs);
    expect(await listed(contacts)).toEqual([]);
  });

  it('forgets all of a person, and nothing of the others', async () => {
    const { contacts } = await open();
    await contacts.touch('ann', 'ben');
    await contacts.touch('ben', 'ann');
    await contacts.extend('ann', 'ben');
    await contacts.forget('ann');
    expect(await listed(contacts)).toEqual([]);
    expect(await contacts.list('ben')).toHaveLength(1);
  });

  it('keeps only the latest', async () => {
    const { contacts, pass } = await open();
    for (let index = 0; index <= mostContacts; index++) {
      await contacts.touch('ann', `user-${index}`);
      pass(1);
    }
    const all = await listed(contacts);
    expect(all).toHaveLength(mostContacts);
    expect(all).not.toContain('user-0');
  });
}
