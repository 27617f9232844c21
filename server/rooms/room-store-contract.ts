import { describe, expect, it } from 'vitest';
import { aMember } from '../testing/a-member.ts';
import { roomListContract } from './room-list-contract.ts';
import { roomModelContract } from './room-model-contract.ts';
import type { RoomStore } from './room-store.ts';

/** What every store of rooms promises. `open` gives a new one. */
export function roomStoreContract(open: () => Promise<RoomStore>): void {
  describe('joining and leaving', () => {
    it('tells the first connection of a person from the next ones, on any node', async () => {
      const store = await open();
      expect(await store.join('room', aMember('ann', 'n1', 'c1'))).toMatchObject({
        isFirst: true,
        memberCount: 1,
      });
      expect(await store.join('room', aMember('ann', 'n2', 'c1'))).toMatchObject({
        isFirst: false,
        memberCount: 1,
      });
      expect(await store.join('room', aMember('ben', 'n2', 'c2'))).toMatchObject({
        isFirst: true,
        memberCount: 2,
      });
    });

    it('tells the last connection of a person from the ones before', async () => {
      const store = await open();
      await store.join('room', aMember('ann', 'n1', 'c1'));
      await store.join('room', aMember('ann', 'n2', 'c2'));
      await store.join('room', aMember('ben', 'n2', 'c3'));
      expect(await store.leave('room', aMember('ann', 'n1', 'c1'))).toEqual({
        isLast: false,
        memberCount: 2,
      });
      expect(await store.leave('room', aMember('ann', 'n2', 'c2'))).toEqual({ isLast: true, memberCount: 1 });
    });

    it('tells nobody twice when a connection joins or leaves twice', async () => {
      const store = await open();
      await store.join('room', aMember('ann', 'n1', 'c1'));
      expect((await store.join('room', aMember('ann', 'n1', 'c1'))).isFirst).toBe(false);
      expect((await store.leave('room', aMember('ann', 'n1', 'c1'))).isLast).toBe(true);
      expect(await store.leave('room', aMember('ann', 'n1', 'c1'))).toEqual({
        isLast: false,
        memberCount: 0,
      });
    });

    it('does not take one user id for the beginning of another', async () => {
      const store = await open();
      await store.join('room', aMember('ann', 'n1', 'c1'));
      await store.join('room', aMember('ann2', 'n12', 'c2'));
      expect(await store.leave('room', aMember('ann', 'n1', 'c1'))).toEqual({ isLast: true, memberCount: 1 });
      expect(await store.roomsOn('n1')).toEqual([]);
    });

    it('tells exactly one of many who join or leave at once', async () => {
      const store = await open();
      const connections = Array.from({ length: 30 }, (_, index) =>
        aMember('ann', `n${index % 3}`, `c${index}`),
      );
      const joins = await Promise.all(connections.map((each) => store.join('room', each)));
      expect(joins.filter(({ isFirst }) => isFirst)).toHaveLength(1);
      const leaves = await Promise.all(connections.map((each) => store.leave('room', each)));
      expect(leaves.filter(({ isLast }) => isLast)).toHaveLength(1);
      expect(await store.roomsOf('ann')).toEqual([]);
    });
  });

  describe('a node that is lost', () => {
    it('takes with it those who were on no other node', async () => {
      const store = await open();
      await store.join('room', aMember('ann', 'n1', 'c1'));
      await store.join('room', aMember('ann', 'n1', 'c2'));
      await store.join('room', aMember('ben', 'n1', 'c3'));
      await store.join('room', aMember('ben', 'n2', 'c4'));
      expect(await store.purge('room', 'n1')).toEqual({ userIds: ['ann'], memberCount: 1 });
      expect(await store.purge('room', 'n1')).toEqual({ userIds: [], memberCount: 1 });
      expect(await store.roomsOf('ann')).toEqual([]);
      expect(await store.members('room', { limit: 5 })).toMatchObject({ members: [{ id: 'ben' }] });
    });

    it('is known by the rooms it has connections in, until the last one leaves', async () => {
      const store = await open();
      await store.join('one', aMember('ann', 'n1', 'c1'));
      await store.join('two', aMember('ann', 'n1', 'c1'));
      await store.join('two', aMember('ben', 'n1', 'c2'));
      await store.join('three', aMember('cleo', 'n2', 'c3'));
      await store.leave('one', aMember('ann', 'n1', 'c1'));
      await store.leave('two', aMember('ann', 'n1', 'c1'));
      expect(await store.roomsOn('n1')).toEqual(['two']);
      await store.purge('two', 'n1');
      expect(await store.roomsOn('n1')).toEqual([]);
    });
  });

  describe('looking', () => {
    it('pages through the members by id, each once, with their names', async () => {
      const store = await open();
      for (const id of ['d', 'a', 'c', 'b', 'e']) await store.join('room', aMember(id, 'n1', `c${id}`));
      await store.join('room', aMember('c', 'n2', 'again'));
      const first = await store.members('room', { limit: 2 });
      const second = await store.members('room', { limit: 2, cursor: first.cursor });
      const third = await store.members('room', { limit: 2, cursor: second.cursor });
      expect(first).toEqual({
        members: [
          { id: 'a', name: 'Name of a' },
          { id: 'b', name: 'Name of b' },
        ],
        memberCount: 5,
        version: expect.any(Number),
        cursor: 'b',
      });
      expect([second, third].map(({ members }) => members.map(({ id }) => id))).toEqual([['c', 'd'], ['e']]);
      expect(third).not.toHaveProperty('cursor');
    });

    it('finds nobody in a room that there is not', async () => {
      const store = await open();
      expect(await store.members('nowhere', { limit: 5 })).toEqual({
        members: [],
        memberCount: 0,
        version: 0,
      });
      expect(await store.purge('nowhere', 'n1')).toEqual({ userIds: [], memberCount: 0 });
    });

    it('knows the rooms of a person, with their sizes', async () => {
      const store = await open();
      await store.join('one', aMember('ann', 'n1', 'c1'));
      await store.join('two', aMember('ann', 'n2', 'c2'));
      await store.join('two', aMember('ben', 'n2', 'c3'));
      await store.join('three', aMember('ben', 'n2', 'c3'));
      const rooms = await store.roomsOf('ann');
      expect(rooms.sort((a, b) => a.memberCount - b.memberCount)).toEqual([
        { room: 'one', memberCount: 1 },
        { room: 'two', memberCount: 2 },
      ]);
    });
  });

  roomListContract(open);
  roomModelContract(open);
}
