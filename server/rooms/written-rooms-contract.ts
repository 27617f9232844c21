import { expect, it } from 'vitest';
import type { WrittenRooms } from './written-rooms.ts';

export const ttlMs = 24 * 3_600_000;

export interface WrittenRoomsBench {
  written: WrittenRooms;
  /** Lets time go by. */
  pass: (ms: number) => void;
}

/** What is promised of the rooms in which people have written, in tests. */
export function writtenRoomsContract(open: () => Promise<WrittenRoomsBench>): void {
  it('tells them as long as anything said there may be kept, each once, and to each person theirs', async () => {
    const { written, pass } = await open();
    await written.note('ann', 'tea');
    pass(ttlMs / 2);
    for (const room of ['den', 'tea', 'tea']) await written.note('ann', room);
    await written.note('ben', 'attic');
    pass(ttlMs);
    expect((await written.list('ann')).sort()).toEqual(['den', 'tea']);
    pass(ttlMs / 10);
    expect(await written.list('ann')).toEqual([]);
    await written.note('ann', 'hall');
    expect(await written.list('ann')).toEqual(['hall']);
  });

  it('notes again what goes on, before it is forgotten', async () => {
    const { written, pass } = await open();
    for (let hour = 0; hour < 40; hour++) {
      await written.note('ann', 'tea');
      pass(ttlMs / 24);
    }
    pass(ttlMs * (22 / 24));
    expect(await written.list('ann')).toEqual(['tea']);
  });

  it('forgets all of a person, and nothing of the others', async () => {
    const { written } = await open();
    for (const userId of ['ann', 'ben']) await written.note(userId, 'tea');
    await written.forget('ann');
    expect([await written.list('ann'), await written.list('ben')]).toEqual([[], ['tea']]);
  });
}
