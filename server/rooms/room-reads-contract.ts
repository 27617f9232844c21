import { expect, it } from 'vitest';
import type { RoomReads } from './room-reads.ts';
import { mostStays } from './stays.ts';

/** As large as the ids of messages are. */
const firstId = 1_800_000_000_000_001;

/** What is promised of what was read in rooms, in tests. */
export function roomReadsContract(open: () => Promise<RoomReads>): void {
  it('knows the newest message that was read in each room, never an older one, and of each person theirs', async () => {
    const reads = await open();
    expect(await reads.list('ann')).toEqual([]);
    await reads.mark('ann', 'tea', firstId + 1);
    await reads.mark('ann', 'tea', firstId);
    await reads.mark('ann', 'den', firstId);
    await reads.mark('ann', 'den', firstId + 2);
    await reads.mark('ben', 'tea', firstId);
    const known = await reads.list('ann');
    expect(known).toHaveLength(2);
    expect(known).toContainEqual({ room: 'tea', messageId: firstId + 1 });
    expect(known).toContainEqual({ room: 'den', messageId: firstId + 2 });
    expect(await reads.list('ben')).toEqual([{ room: 'tea', messageId: firstId }]);
  });

  it('knows nothing any more of a room that was left, nor of somebody who is forgotten', async () => {
    const reads = await open();
    for (const room of ['tea', 'den']) await reads.mark('ann', room, firstId);
    await reads.mark('ben', 'tea', firstId);
    await reads.drop('ann', 'tea');
    await reads.drop('ann', 'attic');
    expect(await reads.list('ann')).toEqual([{ room: 'den', messageId: firstId }]);
    await reads.mark('ann', 'tea', firstId - 1);
    expect(await reads.list('ann')).toContainEqual({ room: 'tea', messageId: firstId - 1 });
    await reads.forget('ann');
    expect(await reads.list('ann')).toEqual([]);
    expect(await reads.list('ben')).toHaveLength(1);
  });

  it('keeps the rooms that were read furthest only', async () => {
    const reads = await open();
    await reads.mark('ann', 'first', firstId);
    for (let index = 1; index <= mostStays; index++)
      await reads.mark('ann', `room-${index}`, firstId + index);
    const rooms = (await reads.list('ann')).map(({ room }) => room);
    expect(rooms).toHaveLength(mostStays);
    expect(rooms).not.toContain('first');
  });
}
