import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aMember } from '../testing/a-member.ts';
import type { Member, RoomStore } from './room-store.ts';

/** That every store of rooms does as a plain list of connections, in tests. */
export function roomModelContract(open: () => Promise<RoomStore>): void {
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
  .map(({ kind, user, node }) => ({ kind, who: aMember(user, node, `${user} ${node}`) }));

function userIds(members: Member[]): string[] {
  return [...new Set(members.map(({ user }) => user.id))].sort();
}
