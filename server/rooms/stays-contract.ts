import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mostStays, type Stays } from './stays.ts';

/** Longer than the clock's step. */
const stepMs = 3;

/** What all stays promise, in tests. */
export function staysContract(open: () => Promise<Stays>): void {
  it('tells the rooms that were joined and not left, the latest first, to each person theirs', async () => {
    const stays = await open();
    for (const room of ['tea', 'den', 'attic', 'tea']) {
      await stays.join('ann', room);
      await sleep(stepMs);
    }
    await stays.leave('ann', 'den');
    expect(await stays.list('ann')).toEqual(['tea', 'attic']);
    expect(await stays.list('ben')).toEqual([]);
  });

  it('tells a room that was left from one that nothing is known of', async () => {
    const stays = await open();
    await stays.join('ann', 'tea');
    expect(await stays.leave('ann', 'tea')).toBe('joined');
    expect(await stays.leave('ann', 'tea')).toBe('left');
    expect(await stays.leave('ann', 'den')).toBe('unknown');
    await stays.join('ann', 'den');
    const known = ['tea', 'den', 'attic'].map((room) => stays.of('ann', room));
    expect(await Promise.all(known)).toEqual(['left', 'joined', 'unknown']);
  });

  it('keeps the latest of either kind only', async () => {
    const stays = await open();
    for (let index = 0; index <= mostStays; index++) {
      await stays.join('ann', `in-${index}`);
      await stays.leave('ann', `out-${index}`);
      if (index === 0) await sleep(stepMs);
    }
    expect(await stays.list('ann')).toHaveLength(mostStays);
    const known = ['in-0', 'out-0', 'in-1', 'out-1'].map((room) => stays.of('ann', room));
    expect(await Promise.all(known)).toEqual(['unknown', 'unknown', 'joined', 'left']);
  });

  it('forgets all of a person, and nothing of the others', async () => {
    const stays = await open();
    for (const userId of ['ann', 'ben']) await stays.join(userId, 'tea');
    await stays.forget('ann');
    expect([await stays.of('ann', 'tea'), await stays.of('ben', 'tea')]).toEqual(['unknown', 'joined']);
  });
}
