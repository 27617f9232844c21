import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { consentTtlMs } from './consents.ts';
import { consentsContract } from './consents-contract.ts';
import { RedisConsents } from './redis-consents.ts';

describe('the consents in Redis', () => {
  const redis = ownRedis();

  consentsContract(async () => new RedisConsents(redis.link));

  it('end by themselves, long after they were last told', async () => {
    await new RedisConsents(redis.link).accept('cleo', 1);
    const leftMs = await redis.link.call((client) => client.pTTL(names.userRules('cleo')));
    expect(leftMs).toBeGreaterThan(consentTtlMs - 60_000);
  });

  it('say so when Redis is away', async () => {
    const lonely = new RedisLink({ url: 'redis://127.0.0.1:9' });
    await expect(new RedisConsents(lonely).accept('ann', 1)).rejects.toThrow(RedisUnavailable);
    lonely.close();
  });
});
