import { expect, test } from 'vitest';
import { cornerAt } from './corner-at.ts';

const box = { left: 100, top: 0, width: 200, height: 400 };

test.each([
  [150, 100, 'top-left'],
  [250, 100, 'top-right'],
  [150, 300, 'bottom-left'],
  [900, 900, 'bottom-right'],
])('finds the corner nearest to %i, %i', (x, y, corner) => {
  expect(cornerAt({ x, y }, box)).toBe(corner);
});
