import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

test.each([
  [7 * 24 * 60 - 1, '7 days'],
  [48 * 60, '2 days'],
  [24 * 60, '24 h'],
  [21 * 60 + 20, '21 h'],
  [60, '1 h'],
  [59, '59 min'],
  [0, '1 min'],
  [-5, '1 min'],
])('says %i minutes as %s', (minutes, words) => {
  expect(timeLeft(minutes * 60_000, 0)).toBe(words);
});
