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

  it('says it to one of two who say it at once', async () => {
    const keeps = await open();
    const answers = await Promise.all([keeps.add('m3', 'ann'), keeps.add('m3', 'ben')]);
    expect(answers.filter(Boolean)).toHaveLength(1);
  });
}
