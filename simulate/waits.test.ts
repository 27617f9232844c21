import { expect, it } from 'vitest';
import { Waits } from './waits.ts';

it('tells percentiles to a few per cent, and the longest exactly', () => {
  const waits = new Waits();
  for (let ms = 1; ms <= 10_000; ms++) waits.add(ms);
  expect(waits.percentile(0.5) / 5000).toBeCloseTo(1, 1);
  expect(waits.percentile(0.99) / 9900).toBeCloseTo(1, 1);
  expect(waits.percentile(1)).toBeCloseTo(10_000, -3);
  expect(waits.longestMs).toBe(10_000);
  expect(new Waits().percentile(0.5)).toBeNaN();
});
