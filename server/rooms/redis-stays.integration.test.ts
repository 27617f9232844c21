import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { RedisStays } from './redis-stays.ts';
import { stayTtlMs } from './stays.ts';
import { staysContract } from './stays-contract.ts';

describe('the stays in Redis', () => {
  let redis: LocalRedis;
  let link: RedisLink;

  beforeAll(async () => {
    redis = await startRedis();
    link = new RedisLink({ url: redis.url });
    await link.connect(5000);
  });

  afterAll(async () => {
    link.close();
    await redis.close();
  });

  staysContract(async () => {
    await link.call((client) => client.flushAll());
    return new RedisStays(link);
  });

  it('end by themselves, long after the last change', async () => {
    await new RedisStays(link).join('cleo', 'tea');
    const leftMs = await link.call((client) => client.pTTL(names.userStays('cleo')));
    expect(leftMs).toBeGreaterThan(stayTtlMs - 60_000);
    expect(leftMs).toBeLessThanOrEqual(stayTtlMs);
  });
});
