import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RedisStays } from './redis-stays.ts';
import { stayTtlMs } from './stays.ts';
import { staysContract } from './stays-contract.ts';

describe('the stays in Redis', () => {
  const redis = ownRedis();

  staysContract(async () => new RedisStays(redis.link));

  it('end by themselves, long after the last change', async () => {
    await new RedisStays(redis.link).join('cleo', 'tea');
    const leftMs = await redis.link.call((client) => client.pTTL(names.userStays('cleo')));
    expect(leftMs).toBeGreaterThan(stayTtlMs - 60_000);
    expect(leftMs).toBeLessThanOrEqual(stayTtlMs);
  });
});
