import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { RedisLink } from '../redis/link.ts';
import { ledgerContract, spending } from './ledger-contract.ts';
import { RedisLedger } from './redis-ledger.ts';

const log = pino({ level: 'silent' });

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

describe('the ledger in Redis', () => {
  ledgerContract(() => {
    // Ahead of the clock by which Redis ends a key, which so outlives what it holds.
    let now = Date.now();
    const ledger = new RedisLedger({ link, log, now: () => now });
    return {
      ledger,
      pass: (ms) => {
        now += ms;
      },
    };
  });

  it('is one for all nodes', async () => {
    const [one, two] = [new RedisLedger({ link, log }), new RedisLedger({ link, log })];
    await one.spend('ann', [spending(10)]);
    expect((await two.spend('ann', [spending(10)]))[0]).toBeGreaterThan(1500);
  });

  it('ends an account once all of it is balanced, and not before', async () => {
    const ledger = new RedisLedger({ link, log });
    const ttl = () => link.call((client) => client.pTTL('rl:ann'));
    await ledger.spend('ann', [spending(0)]);
    expect(await ttl()).toBe(-2);
    await ledger.spend('ann', [spending(3, { name: 'search', perSecond: 0.05 })]);
    await ledger.spend('ann', [spending(1)]);
    expect(await ttl()).toBeGreaterThan(40_000);
    expect(await ttl()).toBeLessThanOrEqual(60_000);
  });

  it('counts what this node lets through while Redis is away, at once', async () => {
    const ledger = new RedisLedger({ link, log });
    await redis.kill('SIGKILL');
    await ledger.spend('ann', [spending(10)]);
    expect((await ledger.spend('ann', [spending(10)]))[0]).toBeGreaterThan(1500);
    await redis.restart();
    await expect.poll(() => link.isUp).toBe(true);
    expect(await ledger.spend('ann', [spending(0)])).toEqual([0]);
  });
});
