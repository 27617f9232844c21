import { describe, expect, it } from 'vitest';
import { directLog } from '../conversations/log-layout.ts';
import { RedisHistory } from '../conversations/redis-history.ts';
import { names } from '../names.ts';
import { knownMs } from '../people/people.ts';
import { peopleContract } from '../people/people-contract.ts';
import { RedisPeople } from '../people/redis-people.ts';
import { RedisWhereabouts } from '../people/redis-whereabouts.ts';
import { whereaboutsContract } from '../people/whereabouts-contract.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { contactsContract, ttlMs } from './contacts-contract.ts';
import { keepsContract } from './keeps-contract.ts';
import { readingContract } from './reading-contract.ts';
import { RedisContacts } from './redis-contacts.ts';
import { RedisKeeps } from './redis-keeps.ts';
import { RedisReading } from './redis-reading.ts';

const redis = ownRedis();
let nowMs = 1_800_000_000_000;

const clock = {
  pass: (ms: number) => {
    nowMs += ms;
  },
  now: () => nowMs,
};

describe('contacts in Redis', () => {
  contactsContract(async () => ({
    contacts: new RedisContacts({ link: redis.link, ttlMs, now: clock.now }),
    ...clock,
  }));
});

describe('reading in Redis', () => {
  readingContract(async () => {
    const options = { link: redis.link, ttlMs, now: () => nowMs * 1000 };
    return {
      reading: new RedisReading(options),
      history: new RedisHistory({ ...options, layout: directLog }),
      ...clock,
    };
  });
});

describe('whereabouts in Redis', () => {
  whereaboutsContract(async () => {
    return {
      whereabouts: new RedisWhereabouts(redis.link),
      know: async (id) => {
        await new RedisPeople(redis.link).arrive({ id, name: id }, true);
      },
    };
  });
});

describe('keeps in Redis', () => {
  keepsContract(async () => new RedisKeeps(redis.link, names.matchKeeps));
});

describe('people in Redis', () => {
  peopleContract(async () => new RedisPeople(redis.link));

  it('are known for thirty days', async () => {
    await new RedisPeople(redis.link).arrive({ id: 'ann', name: 'Ann' }, true);
    const ttl = await redis.link.call((client) => client.pTTL(names.person('ann')));
    expect(ttl).toBeGreaterThan(knownMs - 60_000);
  });
});
