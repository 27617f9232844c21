import { expect, it } from 'vitest';
import type { Bans } from './bans.ts';
import { subject } from './subject.ts';

const ann = subject('person', 'ann');
const home = subject('address', 'home');

/** What all bans promise. */
export function bansContract(open: () => Bans): void {
  it('hold for as long as they were put, and for nobody else', async () => {
    const bans = open();
    const end = await bans.put(ann, 60_000);
    expect(Math.abs(end.getTime() - Date.now() - 60_000)).toBeLessThan(1000);
    expect(await bans.until([ann, home])).toEqual(end);
    expect(await bans.until([home, subject('person', 'bob'), subject('address', 'ann')])).toBeUndefined();
  });

  it('end', async () => {
    const bans = open();
    await bans.put(ann, 100);
    expect(await bans.until([ann])).toBeDefined();
    await expect.poll(() => bans.until([ann])).toBeUndefined();
  });

  it('are not cut short by shorter ones, and the longest counts', async () => {
    const bans = open();
    const long = await bans.put(ann, 60_000);
    expect(await bans.put(ann, 1000)).toEqual(long);
    expect(await bans.until([ann])).toEqual(long);
    const longer = await bans.put(home, 90_000);
    expect(await bans.until([ann, home])).toEqual(longer);
    expect(await bans.until([home, ann])).toEqual(longer);
  });
}
