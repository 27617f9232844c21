import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ownRedis } from '../testing/own-redis.ts';
import { bansContract } from './bans-contract.ts';
import { RedisBans } from './redis-bans.ts';
import { subject } from './subject.ts';

const log = pino({ level: 'silent' });
const ann = subject('person', 'ann');

const redis = ownRedis();

describe('bans from a cluster', () => {
  bansContract(() => new RedisBans(redis.link, log));

  it('hold at every node, in a key that ends with the ban', async () => {
    const end = await new RedisBans(redis.link, log).put(ann, 60_000);
    expect(await new RedisBans(redis.link, log).until([ann])).toEqual(end);
    const keys = await redis.link.call((client) => client.keys('*'));
    expect(keys).toEqual(['rl:ban:person:ann']);
    expect(await redis.link.call((client) => client.pTTL(keys[0] ?? ''))).toBeGreaterThan(50_000);
  });

  it('hold at the node that made them while Redis is away', async () => {
    const bans = new RedisBans(redis.link, log);
    const early = await bans.put(ann, 60_000);
    await redis.server.kill('SIGKILL');
    expect(await bans.until([ann])).toEqual(early);
    const bob = subject('person', 'bob');
    const late = await bans.put(bob, 60_000);
    expect(await bans.until([bob])).toEqual(late);
    await redis.server.restart();
    await expect.poll(() => redis.link.isUp).toBe(true);
  });
});
