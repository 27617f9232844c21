import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Holders } from './holders.ts';

it('says who is the first to hold something, and who the last', () => {
  const holders = new Holders();
  expect(holders.add('ann', 'tab')).toBe(true);
  expect(holders.add('ann', 'tab')).toBe(false);
  expect(holders.add('ann', 'phone')).toBe(false);
  expect(holders.delete('ann', 'watch')).toBe(false);
  expect(holders.delete('ann', 'tab')).toBe(false);
  expect(holders.has('ann')).toBe(true);
  expect(holders.delete('ann', 'phone')).toBe(true);
  expect(holders.delete('ann', 'phone')).toBe(false);
  expect([holders.has('ann'), ...holders.keys()]).toEqual([false]);
});

it('does as sets would, whoever comes and goes', () => {
  const step = fc.record({
    comes: fc.boolean(),
    held: fc.constantFrom('ann', 'ben'),
    holder: fc.nat(3).map(String),
  });
  const run = (steps: { comes: boolean; held: string; holder: string }[]) => {
    const holders = new Holders();
    const sets = new Map([
      ['ann', new Set<string>()],
      ['ben', new Set<string>()],
    ]);
    for (const { comes, held, holder } of steps) {
      const set = sets.get(held) as Set<string>;
      const before = set.size;
      if (comes) set.add(holder);
      else set.delete(holder);
      const changes = comes ? before === 0 : before > 0 && set.size === 0;
      expect(comes ? holders.add(held, holder) : holders.delete(held, holder)).toBe(changes);
      expect([...holders.keys()].toSorted()).toEqual(
        [...sets].flatMap(([key, { size }]) => (size > 0 ? [key] : [])),
      );
    }
  };
  fc.assert(fc.property(fc.array(step, { maxLength: 30 }), run));
});
