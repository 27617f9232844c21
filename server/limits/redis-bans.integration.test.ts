import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { RedisLink } from '../redis/link.ts';
import { bansContract } from './bans-contract.ts';
import { RedisBans } from './redis-bans.ts';
import { subject } from './subject.ts';

const log = pino({ level: 'silent' });
const ann = subject('person', 'ann');

let redis: LocalRedis;
let link: RedisLink;

beforeAll(async () => {
  redis = await startRedis();
  link = new RedisLink({ url: redis.url });
  await link.connect(5000);
});

beforeEach(() => link.call((client) => client.flushAll()));

afterAll(async () => {
  link.close();
  await redis.close();
});

describe('bans from a cluster', () => {
  bansContract(() => new RedisBans(link, log));

  it('hold at every node, in a key that ends with the ban', async () => {
    const end = await new RedisBans(link, log).put(ann, 60_000);
    expect(await new RedisBans(link, log).until([ann])).toEqual(end);
    const keys = await link.call((client) => client.keys('*'));
    expect(keys).toEqual(['rl:ban:person:ann']);
    expect(await link.call((client) => client.pTTL(keys[0] ?? ''))).toBeGreaterThan(50_000);
  });

  it('hold at the node that made them while Redis is away', async () => {
    const bans = new RedisBans(link, log);
    const early = await bans.put(ann, 60_000);
    await redis.kill('SIGKILL');
    expect(await bans.until([ann])).toEqual(early);
    const bob = subject('person', 'bob');
    const late = await bans.put(bob, 60_000);
    expect(await bans.until([bob])).toEqual(late);
    await redis.restart();
    await expect.poll(() => link.isUp).toBe(true);
  });
});
