import { expect, test } from 'vitest';
import { ago } from './ago.ts';

const minuteMs = 60_000;

test.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [minuteMs, '1 min ago'],
  [59.9 * minuteMs, '59 min ago'],
  [60 * minuteMs, '1 h ago'],
  [25 * 60 * minuteMs, 'yesterday'],
  [49 * 60 * minuteMs, '2 days ago'],
])('%d ms is %s', (ms, words) => {
  expect(ago(ms)).toBe(words);
});
