import { expect, test } from 'vitest';
import { keptFor } from './kept-for.ts';

test.each([
  [0.001, '1 minute'],
  [0.5, '30 minutes'],
  [1, '1 hour'],
  [24, '24 hours'],
  [72, '3 days'],
])('says %d hours as %s', (hours, words) => {
  expect(keptFor(hours)).toBe(words);
});
