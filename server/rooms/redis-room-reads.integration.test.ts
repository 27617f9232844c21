import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RedisRoomReads } from './redis-room-reads.ts';
import { roomReadsContract } from './room-reads-contract.ts';
import { stayTtlMs } from './stays.ts';

describe('what was read in rooms, in Redis', () => {
  const redis = ownRedis();

  roomReadsContract(async () => new RedisRoomReads(redis.link));

  it('ends by itself, long after anything was read', async () => {
    await new RedisRoomReads(redis.link).mark('cleo', 'tea', 1);
    const leftMs = await redis.link.call((client) => client.pTTL(names.userReads('cleo')));
    expect(leftMs).toBeGreaterThan(stayTtlMs - 60_000);
    expect(leftMs).toBeLessThanOrEqual(stayTtlMs);
  });
});
