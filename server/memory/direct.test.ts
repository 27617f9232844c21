import { describe, expect, it } from 'vitest';
import { directAudience } from '../conversations/audience.ts';
import { contactsContract, ttlMs } from '../direct/contacts-contract.ts';
import { keepsContract } from '../direct/keeps-contract.ts';
import { readingContract } from '../direct/reading-contract.ts';
import { knownMs } from '../people/people.ts';
import { peopleContract } from '../people/people-contract.ts';
import { whereaboutsContract } from '../people/whereabouts-contract.ts';
import { MemoryContacts } from './contacts.ts';
import { MemoryHistory } from './history.ts';
import { MemoryKeeps } from './keeps.ts';
import { MemoryPeople } from './people.ts';
import { MemoryReading } from './reading.ts';
import { MemoryWhereabouts } from './whereabouts.ts';

let nowMs = 1_800_000_000_000;

const clock = {
  pass: (ms: number) => {
    nowMs += ms;
  },
  now: () => nowMs,
};

describe('contacts in memory', () => {
  contactsContract(async () => ({ contacts: new MemoryContacts({ ttlMs, now: clock.now }), ...clock }));
});

describe('reading in memory', () => {
  readingContract(async () => {
    const history = new MemoryHistory({ audience: directAudience, ttlMs, now: () => nowMs * 1000 });
    return { reading: new MemoryReading(history), history, ...clock };
  });
});

describe('whereabouts in memory', () => {
  whereaboutsContract(async () => ({ whereabouts: new MemoryWhereabouts(), know: async () => {} }));
});

describe('keeps in memory', () => keepsContract(async () => new MemoryKeeps()));

describe('people in memory', () => {
  peopleContract(async () => new MemoryPeople());

  it('are known for thirty days since they were last here', async () => {
    const people = new MemoryPeople(clock.now);
    await people.arrive({ id: 'ann', name: 'Ann' }, true);
    await people.arrive({ id: 'ben', name: 'Ben' }, true);
    clock.pass(knownMs - 1);
    await people.arrive({ id: 'ann', name: 'Ann' }, true);
    clock.pass(1);
    expect(await people.find(['ann', 'ben'])).toEqual([{ id: 'ann', name: 'Ann' }, undefined]);
  });
});
