import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RedisWrittenRooms } from './redis-written-rooms.ts';
import { ttlMs, writtenRoomsContract } from './written-rooms-contract.ts';

describe('the rooms that were written in, in Redis', () => {
  const redis = ownRedis();

  writtenRoomsContract(async () => {
    let nowMs = 1_800_000_000_000;
    return {
      written: new RedisWrittenRooms({ link: redis.link, ttlMs, now: () => nowMs }),
      pass: (ms) => {
        nowMs += ms;
      },
    };
  });

  it('end by themselves, and cost nothing where they are noted already', async () => {
    const written = new RedisWrittenRooms({ link: redis.link, ttlMs });
    await written.note('cleo', 'tea');
    const leftMs = await redis.link.call((client) => client.pTTL(names.userWritten('cleo')));
    expect(leftMs).toBeGreaterThan(ttlMs);
    await redis.empty();
    await written.note('cleo', 'tea');
    expect(await written.list('cleo')).toEqual([]);
  });
});
