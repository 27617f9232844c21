import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { consentTtlMs } from './consents.ts';
import { consentsContract } from './consents-contract.ts';
import { RedisConsents } from './redis-consents.ts';

describe('the consents in Redis', () => {
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

  consentsContract(async () => {
    await link.call((client) => client.flushAll());
    return new RedisConsents(link);
  });

  it('end by themselves, long after they were last told', async () => {
    await new RedisConsents(link).accept('cleo', 1);
    const leftMs = await link.call((client) => client.pTTL(names.userRules('cleo')));
    expect(leftMs).toBeGreaterThan(consentTtlMs - 60_000);
  });

  it('say so when Redis is away', async () => {
    const lonely = new RedisLink({ url: 'redis://127.0.0.1:9' });
    await expect(new RedisConsents(lonely).accept('ann', 1)).rejects.toThrow(RedisUnavailable);
    lonely.close();
  });
});
