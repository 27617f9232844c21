import { expect, it } from 'vitest';
import { LatestMap } from './latest-map.ts';

it('keeps the hundred thousand that were set last', () => {
  const map = new LatestMap<number, string>();
  for (let key = 0; key < 100_000; key++) map.set(key, 'once');
  map.set(0, 'twice');
  map.set(100_000, 'once');
  expect(map.size).toBe(100_000);
  expect([map.get(0), map.get(1), map.get(100_000)]).toEqual(['twice', undefined, 'once']);
});
