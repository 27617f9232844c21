import { expect, it } from 'vitest';
import type { People } from './people.ts';

/** What is promised of people, in tests. */
export function peopleContract(open: () => Promise<People>): void {
  it('knows those who were here by their latest name, and nobody else', async () => {
    const people = await open();
    await people.remember({ id: 'ann', name: 'Ann' });
    await people.remember({ id: 'ben', name: 'Ben' });
    await people.remember({ id: 'ann', name: 'Änn "🦦"' });
    expect(await people.find(['ben', 'eve', 'ann'])).toEqual([
      { id: 'ben', name: 'Ben' },
      undefined,
      { id: 'ann', name: 'Änn "🦦"' },
    ]);
    expect(await people.find([])).toEqual([]);
  });
}
