import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RedisRoomStore } from './redis-room-store.ts';
import { roomChangesContract } from './room-changes-contract.ts';
import { roomStoreContract } from './room-store-contract.ts';

const ann = { user: { id: 'ann', name: 'Ann' }, nodeId: 'n1', connectionId: 'c1' };

/** Sends its commands in their order, and late. */
class SlowLink extends RedisLink {
  #last: Promise<unknown> = Promise.resolve();

  override async call<T>(commands: Parameters<typeof RedisLink.prototype.call<T>>[0]): Promise<T> {
    this.#last = this.#last.then(() => delay(Math.random() * 3));
    await this.#last;
    return super.call(commands);
  }
}

describe('the rooms in Redis', () => {
  const redis = ownRedis();

  const open = async () => {
    await redis.empty();
    return new RedisRoomStore(redis.link);
  };
  roomStoreContract(open);
  roomChangesContract(open);

  it('leaves no key behind when everybody has left', async () => {
    const store = new RedisRoomStore(redis.link);
    await store.join('room', ann);
    await store.leave('room', ann);
    await store.join('other', ann);
    await store.purge('other', 'n1');
    expect(await redis.link.call((client) => client.keys('*'))).toEqual([]);
  });

  it('keeps members, indexes and directory agreed when two slow nodes write across each other', async () => {
    const links = [new SlowLink({ url: redis.server.url }), new SlowLink({ url: redis.server.url })];
    await Promise.all(links.map((each) => each.connect(5000)));
    const nodes = links.map((each, index) => ({ store: new RedisRoomStore(each), nodeId: `n${index}` }));
    const users = ['ann', 'ben'];
    const places = nodes.flatMap(({ store, nodeId }) =>
      users.map((id) => ({
        store,
        member: { user: { id, name: id }, nodeId, connectionId: `${id} ${nodeId}` },
      })),
    );
    for (let round = 0; round < 60; round++) {
      const steps = places.map(({ store, member }) =>
        Math.random() < 0.5 ? store.join('room', member) : store.leave('room', member),
      );
      await Promise.all(steps);
      const { memberCount, members } = await new RedisRoomStore(redis.link).members('room', { limit: 5 });
      expect(await directory()).toEqual(memberCount === 0 ? [] : [{ value: 'room', score: memberCount }]);
      const indexed = await redis.link.call((client) =>
        Promise.all(users.map((id) => client.sIsMember(names.userRooms(id), 'room'))),
      );
      expect(users.filter((_, index) => indexed[index] === 1)).toEqual(members.map(({ id }) => id));
    }
    for (const each of links) each.close();
  });

  it('shows exact sizes where the directory is behind, and sets it right', async () => {
    const store = new RedisRoomStore(redis.link);
    await store.join('room', ann);
    await redis.link.call((client) =>
      client.zAdd(names.roomDirectory, [
        { score: 9, value: 'room' },
        { score: 3, value: 'ghosts' },
      ]),
    );
    await redis.link.call((client) => client.zAdd(names.roomNames, { score: 0, value: 'ghosts' }));
    expect(await store.list({ prefix: '', limit: 5 })).toEqual({ rooms: [{ room: 'room', memberCount: 1 }] });
    expect(await directory()).toEqual([{ value: 'room', score: 1 }]);
    expect(await redis.link.call((client) => client.zRange(names.roomNames, 0, -1))).toEqual(['room']);
  });

  it('finds a small room by its name among any number of larger ones, and reads on where many match', async () => {
    const store = new RedisRoomStore(redis.link);
    const enlist = (prefix: string, count: number, score: number) =>
      redis.link.call((client) => {
        const values = Array.from(
          { length: count },
          (_, index) => `${prefix}${String(index).padStart(5, '0')}`,
        );
        return Promise.all([
          client.zAdd(
            names.roomDirectory,
            values.map((value) => ({ score, value })),
          ),
          client.zAdd(
            names.roomNames,
            values.map((value) => ({ score: 0, value })),
          ),
          ...(score === 1 ? values.map((room) => client.sAdd(names.roomMembers(room), 'ann')) : []),
        ]);
      });
    await enlist('large-', 12_000, 9);
    await enlist('many-', 1500, 1);
    for (const room of ['needle', 'needles']) await store.join(room, ann);
    const named = async (prefix: string, cursor?: string) => store.list({ prefix, limit: 1000, cursor });
    expect((await named('needle')).rooms.map(({ room }) => room)).toEqual(['needles', 'needle']);

    const pages = [await named('many-')];
    for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor) {
      pages.push(await named('many-', cursor));
    }
    expect(pages.map(({ rooms }) => rooms.length)).toEqual([0, 1000, 500]);
    expect(new Set(pages.flatMap(({ rooms }) => rooms.map(({ room }) => room))).size).toBe(1500);
  });

  it('neither lists nor counts who is on a lost node only, before anybody has taken them out', async () => {
    const lost: string[] = [];
    const store = new RedisRoomStore(redis.link, () => lost);
    const at = (id: string, nodeId: string) => ({
      user: { id, name: id },
      nodeId,
      connectionId: `${id}${nodeId}`,
    });
    const places = [at('ann', 'n1'), at('ann', 'n12'), at('ben', 'n1'), at('cleo', 'n2'), at('dan', 'n12')];
    for (const place of places) await store.join('room', place);
    await store.join('den', at('ben', 'n1'));
    lost.push('n1', 'n2');
    const first = await store.members('room', { limit: 1 });
    expect(first).toMatchObject({ members: [{ id: 'ann' }], memberCount: 2, cursor: 'ann' });
    const { members, ...rest } = await store.members('room', { limit: 5, cursor: 'ann' });
    expect(members).toEqual([{ id: 'dan', name: 'dan' }]);
    expect(rest).toMatchObject({ memberCount: 2 });
    expect(rest).not.toHaveProperty('cursor');
    const sizes = { rooms: [{ room: 'room', memberCount: 2 }] };
    expect(await store.list({ prefix: '', limit: 5 })).toEqual(sizes);
    expect({ rooms: await store.roomsOf('ann') }).toEqual(sizes);
    lost.splice(0);
    expect(await store.members('room', { limit: 5 })).toMatchObject({ memberCount: 4 });
  });

  it('leaves out of the rooms of a person what only the index knows', async () => {
    const store = new RedisRoomStore(redis.link);
    await redis.link.call((client) => client.sAdd(names.userRooms('ann'), 'stale'));
    expect(await store.roomsOf('ann')).toEqual([]);
  });

  function directory() {
    return redis.link.call((client) => client.zRangeWithScores(names.roomDirectory, 0, -1));
  }
});
