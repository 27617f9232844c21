import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member, RoomStore } from './room-store.ts';

/** What every store of rooms promises. `open` gives a new one. */
export function roomStoreContract(open: () => Promise<RoomStore>): void {
  describe('joining and leaving', () => {
    it('tells the first connection of a person from the next ones, on any node', async () => {
      const store = await open();
      expect(await store.join('room', member('ann', 'n1', 'c1'))).toMatchObject({
        isFirst: true,
        memberCount: 1,
      });
      expect(await store.join('room', member('ann', 'n2', 'c1'))).toMatchObject({
        isFirst: false,
        memberCount: 1,
      });
      expect(await store.join('room', member('ben', 'n2', 'c2'))).toMatchObject({
        isFirst: true,
        memberCount: 2,
      });
    });

    it('tells the last connection of a person from the ones before', async () => {
      const store = await open();
      await store.join('room', member('ann', 'n1', 'c1'));
      await store.join('room', member('ann', 'n2', 'c2'));
      await store.join('room', member('ben', 'n2', 'c3'));
      expect(await store.leave('room', member('ann', 'n1', 'c1'))).toEqual({ isLast: false, memberCount: 2 });
      expect(await store.leave('room', member('ann', 'n2', 'c2'))).toEqual({ isLast: true, memberCount: 1 });
    });

    it('tells nobody twice when a connection joins or leaves twice', async () => {
      const store = await open();
      await store.join('room', member('ann', 'n1', 'c1'));
      expect((await store.join('room', member('ann', 'n1', 'c1'))).isFirst).toBe(false);
      expect((await store.leave('room', member('ann', 'n1', 'c1'))).isLast).toBe(true);
      expect(await store.leave('room', member('ann', 'n1', 'c1'))).toEqual({ isLast: false, memberCount: 0 });
    });

    it('does not take one user id for the beginning of another', async () => {
      const store = await open();
      await store.join('room', member('ann', 'n1', 'c1'));
      await store.join('room', member('ann2', 'n12', 'c2'));
      expect(await store.leave('room', member('ann', 'n1', 'c1'))).toEqual({ isLast: true, memberCount: 1 });
      expect(await store.roomsOn('n1')).toEqual([]);
    });

    it('tells exactly one of many who join or leave at once', async () => {
      const store = await open();
      const connections = Array.from({ length: 30 }, (_, index) =>
        member('ann', `n${index % 3}`, `c${index}`),
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
      await store.join('room', member('ann', 'n1', 'c1'));
      await store.join('room', member('ann', 'n1', 'c2'));
      await store.join('room', member('ben', 'n1', 'c3'));
      await store.join('room', member('ben', 'n2', 'c4'));
      expect(await store.purge('room', 'n1')).toEqual({ userIds: ['ann'], memberCount: 1 });
      expect(await store.purge('room', 'n1')).toEqual({ userIds: [], memberCount: 1 });
      expect(await store.roomsOf('ann')).toEqual([]);
      expect(await store.members('room', { limit: 5 })).toMatchObject({ members: [{ id: 'ben' }] });
    });

    it('is known by the rooms it has connections in, until the last one leaves', async () => {
      const store = await open();
      await store.join('one', member('ann', 'n1', 'c1'));
      await store.join('two', member('ann', 'n1', 'c1'));
      await store.join('two', member('ben', 'n1', 'c2'));
      await store.join('three', member('cleo', 'n2', 'c3'));
      await store.leave('one', member('ann', 'n1', 'c1'));
      await store.leave('two', member('ann', 'n1', 'c1'));
      expect(await store.roomsOn('n1')).toEqual(['two']);
      await store.purge('two', 'n1');
      expect(await store.roomsOn('n1')).toEqual([]);
    });
  });

  describe('looking', () => {
    it('pages through the members by id, each once, with their names', async () => {
      const store = await open();
      for (const id of ['d', 'a', 'c', 'b', 'e']) await store.join('room', member(id, 'n1', `c${id}`));
      await store.join('room', member('c', 'n2', 'again'));
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
      await store.join('one', member('ann', 'n1', 'c1'));
      await store.join('two', member('ann', 'n2', 'c2'));
      await store.join('two', member('ben', 'n2', 'c3'));
      await store.join('three', member('ben', 'n2', 'c3'));
      const rooms = await store.roomsOf('ann');
      expect(rooms.sort((a, b) => a.memberCount - b.memberCount)).toEqual([
        { room: 'one', memberCount: 1 },
        { room: 'two', memberCount: 2 },
      ]);
    });

    it('lists rooms largest first, and forgets empty ones', async () => {
      const store = await open();
      await fill(store, { small: 1, large: 3, middle: 2, gone: 1 });
      await store.leave('gone', member('gone0', 'n1', 'gone0'));
      expect(await store.list({ prefix: '', limit: 5 })).toEqual({
        rooms: [
          { room: 'large', memberCount: 3 },
          { room: 'middle', memberCount: 2 },
          { room: 'small', memberCount: 1 },
        ],
      });
    });

    it('lists by the beginning of the name, of any script', async () => {
      const store = await open();
      await fill(store, { кот: 1, коты: 2, 'a.*': 1, aha: 1 });
      const named = async (prefix: string) =>
        (await store.list({ prefix, limit: 5 })).rooms.map(({ room }) => room);
      expect(await named('кот')).toEqual(['коты', 'кот']);
      expect(await named('a.')).toEqual(['a.*']);
      expect(await named('x')).toEqual([]);
    });

    it('pages through the list, each room once, equals too', async () => {
      const store = await open();
      await fill(store, { a: 2, b: 1, c: 1, d: 1, e: 1, f: 3, x: 1 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ prefix: '', limit: 2, cursor });
        seen.push(...page.rooms.map(({ room }) => room));
        cursor = page.cursor;
      } while (cursor !== undefined);
      expect(seen.slice(0, 2)).toEqual(['f', 'a']);
      expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'x']);
    });

    it('goes on where the page ended when that room has changed or gone', async () => {
      const store = await open();
      await fill(store, { large: 3, middle: 2, small: 1 });
      const { cursor } = await store.list({ prefix: '', limit: 2 });
      await store.purge('middle', 'n1');
      const { rooms } = await store.list({ prefix: '', limit: 2, cursor });
      expect(rooms).toEqual([{ room: 'small', memberCount: 1 }]);
    });

    it('refuses a cursor that it has not given', async () => {
      const store = await open();
      await expect(store.list({ prefix: '', limit: 2, cursor: 'rubbish' })).rejects.toMatchObject({
        code: 'bad_request',
      });
    });
  });

  it('agrees with a plain list of connections, whoever comes and goes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const store = await open();
        let there: Member[] = [];
        for (const { kind, who } of steps) {
          const before = userIds(there);
          const others = there.filter((each) => each.connectionId !== who.connectionId);
          if (kind === 'join') {
            there = [...others, who];
            const isFirst = !before.includes(who.user.id);
            expect(await store.join('room', who)).toMatchObject({
              isFirst,
              memberCount: userIds(there).length,
            });
          } else if (kind === 'leave') {
            there = others;
            const isLast = before.length > userIds(there).length;
            expect(await store.leave('room', who)).toEqual({ isLast, memberCount: userIds(there).length });
          } else {
            there = there.filter((each) => each.nodeId !== who.nodeId);
            const left = before.filter((id) => !userIds(there).includes(id));
            const { userIds: gone, memberCount } = await store.purge('room', who.nodeId);
            expect([gone.sort(), memberCount]).toEqual([left, userIds(there).length]);
          }
        }
        const { members } = await store.members('room', { limit: 100 });
        expect(members.map(({ id }) => id)).toEqual(userIds(there));
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 50) },
    );
  });
}

/** Three people, each with a connection on each of two nodes. */
const step = fc
  .record({
    kind: fc.constantFrom('join', 'join', 'leave', 'purge'),
    user: fc.constantFrom('ann', 'ben', 'cleo'),
    node: fc.constantFrom('n1', 'n2'),
  })
  .map(({ kind, user, node }) => ({ kind, who: member(user, node, `${user} ${node}`) }));

function userIds(members: Member[]): string[] {
  return [...new Set(members.map(({ user }) => user.id))].sort();
}

function member(userId: string, nodeId: string, connectionId: string): Member {
  return { user: { id: userId, name: `Name of ${userId}` }, nodeId, connectionId };
}

async function fill(store: RoomStore, sizes: Record<string, number>): Promise<void> {
  for (const [room, size] of Object.entries(sizes)) {
    for (let index = 0; index < size; index++) {
      await store.join(room, member(`${room}${index}`, 'n1', `${room}${index}`));
    }
  }
}
