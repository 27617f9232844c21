import { expect, it } from 'vitest';
import type { Keeps } from './keeps.ts';

/** What all keeps promise, in tests. */
export function keepsContract(open: () => Promise<Keeps>): void {
  it('says it of each match once, to the second of two', async () => {
    const keeps = await open();
    expect(await keeps.add('m1', 'ann')).toBe(false);
    expect(await keeps.add('m1', 'ann')).toBe(false);
    expect(await keeps.add('m2', 'ben')).toBe(false);
    expect(await keeps.add('m1', 'ben')).toBe(true);
    expect(await keeps.add('m1', 'ben')).toBe(false);
    expect(await keeps.add('m1', 'ann')).toBe(false);
  });

  it('says it again once it is forgotten', async () => {
    const keeps = await open();
    for (const userId of ['ann', 'ben']) await keeps.add('m4', userId);
    await keeps.forget('m4');
    expect(await keeps.add('m4', 'ann')).toBe(false);
    expect(await keeps.add('m4', 'ben')).toBe(true);
  });

  it('says it to one of two who say it at once', async () => {
    const keeps = await open();
    const answers = await Promise.all([keeps.add('m3', 'ann'), keeps.add('m3', 'ben')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
}
