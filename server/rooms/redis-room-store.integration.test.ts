import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { RedisRoomStore } from './redis-room-store.ts';
import { roomStoreContract } from './room-store-contract.ts';

const ann = { user: { id: 'ann', name: 'Ann' }, nodeId: 'n1', connectionId: 'c1' };

describe('the rooms in Redis', () => {
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

  roomStoreContract(async () => {
    await link.call((client) => client.flushAll());
    return new RedisRoomStore(link);
  });

  it('leaves no key behind when everybody has left', async () => {
    const store = new RedisRoomStore(link);
    await store.join('room', ann);
    await store.leave('room', ann);
    await store.join('other', ann);
    await store.purge('other', 'n1');
    expect(await link.call((client) => client.keys('*'))).toEqual([]);
  });

  it('keeps members, index and directory agreed when people come and go at once', async () => {
    const store = new RedisRoomStore(link);
    const people = Array.from({ length: 20 }, (_, index) => ({
      user: { id: `u${index % 5}`, name: 'U' },
      nodeId: `n${index % 2}`,
      connectionId: `c${index}`,
    }));
    for (let round = 0; round < 10; round++) {
      await Promise.all(people.map((each) => store.join('room', each)));
      const [staying, ...leaving] = people;
      await Promise.all([
        ...leaving.map((each) => store.leave('room', each)),
        store.join('room', staying ?? ann),
      ]);
      expect(await store.roomsOf('u0')).toEqual([{ room: 'room', memberCount: 1 }]);
      expect(await store.roomsOf('u1')).toEqual([]);
      expect(await store.roomsOn('n1')).toEqual([]);
      expect(await link.call((client) => client.zRangeWithScores(names.roomDirectory, 0, -1))).toEqual([
        { value: 'room', score: 1 },
      ]);
    }
  });

  it('shows exact sizes where the directory is behind, and sets it right', async () => {
    const store = new RedisRoomStore(link);
    await store.join('room', ann);
    await link.call((client) =>
      client.zAdd(names.roomDirectory, [
        { score: 9, value: 'room' },
        { score: 3, value: 'ghosts' },
      ]),
    );
    expect(await store.list({ prefix: '', limit: 5 })).toEqual({ rooms: [{ room: 'room', memberCount: 1 }] });
    expect(await link.call((client) => client.zRangeWithScores(names.roomDirectory, 0, -1))).toEqual([
      { value: 'room', score: 1 },
    ]);
  });

  it('leaves out of the rooms of a person what only the index knows', async () => {
    const store = new RedisRoomStore(link);
    await link.call((client) => client.sAdd(names.userRooms('ann'), 'stale'));
    expect(await store.roomsOf('ann')).toEqual([]);
  });
});
