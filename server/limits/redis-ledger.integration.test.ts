import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ownRedis } from '../testing/own-redis.ts';
import { ledgerContract, spending } from './ledger-contract.ts';
import { RedisLedger } from './redis-ledger.ts';

const log = pino({ level: 'silent' });

const redis = ownRedis();

describe('the ledger in Redis', () => {
  ledgerContract(() => {
    // Ahead of the clock by which Redis ends a key, which so outlives what it holds.
    let now = Date.now();
    const ledger = new RedisLedger({ link: redis.link, log, now: () => now });
    return {
      ledger,
      pass: (ms) => {
        now += ms;
      },
    };
  });

  it('is one for all nodes', async () => {
    const [one, two] = [
      new RedisLedger({ link: redis.link, log }),
      new RedisLedger({ link: redis.link, log }),
    ];
    await one.spend('ann', [spending(10)]);
    expect((await two.spend('ann', [spending(10)]))[0]).toBeGreaterThan(1500);
  });

  it('ends an account once all of it is balanced, and not before', async () => {
    const ledger = new RedisLedger({ link: redis.link, log });
    const ttl = () => redis.link.call((client) => client.pTTL('rl:ann'));
    await ledger.spend('ann', [spending(0)]);
    expect(await ttl()).toBe(-2);
    await ledger.spend('ann', [spending(3, { name: 'search', perSecond: 0.05 })]);
    await ledger.spend('ann', [spending(1)]);
    expect(await ttl()).toBeGreaterThan(40_000);
    expect(await ttl()).toBeLessThanOrEqual(60_000);
  });

  it('counts what this node lets through while Redis is away, at once', async () => {
    const ledger = new RedisLedger({ link: redis.link, log });
    await redis.server.kill('SIGKILL');
    await ledger.spend('ann', [spending(10)]);
    expect((await ledger.spend('ann', [spending(10)]))[0]).toBeGreaterThan(1500);
    await redis.server.restart();
    await expect.poll(() => redis.link.isUp).toBe(true);
    expect(await ledger.spend('ann', [spending(0)])).toEqual([0]);
  });
});
