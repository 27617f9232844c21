import { expect, it } from 'vitest';
import type { People } from './people.ts';

/** What is promised of people, in tests. */
export function peopleContract(open: () => Promise<People>): void {
  it('knows those who were here by their latest name, and nobody else', async () => {
    const people = await open();
    await people.arrive({ id: 'ann', name: 'Ann' }, true);
    await people.arrive({ id: 'ben', name: 'Ben' }, true);
    await people.arrive({ id: 'ann', name: 'Änn "🦦"' }, true);
    expect(await people.find(['ben', 'eve', 'ann'])).toEqual([
      { id: 'ben', name: 'Ben' },
      undefined,
      { id: 'ann', name: 'Änn "🦦"' },
    ]);
    expect(await people.find([])).toEqual([]);
  });

  it('keeps a name that somebody was given against one that is only remembered', async () => {
    const people = await open();
    expect(await people.arrive({ id: 'ann', name: 'Ann' }, false)).toBe('Ann');
    expect(await people.arrive({ id: 'ann', name: 'Anna' }, true)).toBe('Anna');
    expect(await people.arrive({ id: 'ann', name: 'Ann' }, false)).toBe('Anna');
  });

  it('forgets somebody, who cannot come back', async () => {
    const people = await open();
    for (const id of ['ann', 'ben']) await people.arrive({ id, name: id }, true);
    await people.setPrivacy('ann', { typing: false });
    await people.forget('ann');
    expect(await people.find(['ann', 'ben'])).toEqual([undefined, { id: 'ben', name: 'ben' }]);
    expect(await people.arrive({ id: 'ann', name: 'Ann' }, true)).toBeUndefined();
    expect(await people.privacy(['ann'])).toMatchObject([{ typing: true }]);
  });

  it('keeps what somebody hides, also when they are here again', async () => {
    const people = await open();
    const nothingHidden = { readReceipts: true, typing: true, presence: true };
    await people.arrive({ id: 'ann', name: 'Ann' }, true);
    await people.arrive({ id: 'ben', name: 'Ben' }, true);
    expect(await people.setPrivacy('ann', {})).toEqual(nothingHidden);
    expect(await people.setPrivacy('ann', { readReceipts: false })).toEqual({
      ...nothingHidden,
      readReceipts: false,
    });
    expect(await people.setPrivacy('ann', { typing: false })).toEqual({
      readReceipts: false,
      typing: false,
      presence: true,
    });
    expect(await people.setPrivacy('ann', { readReceipts: true })).toEqual({
      ...nothingHidden,
      typing: false,
    });
    await people.arrive({ id: 'ann', name: 'Anna' }, true);
    expect(await people.privacy(['ben', 'ann', 'eve'])).toEqual([
      nothingHidden,
      { ...nothingHidden, typing: false },
      nothingHidden,
    ]);
  });
}
