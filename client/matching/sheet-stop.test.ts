import { expect, test } from 'vitest';
import { stepOfDrag, stopBeyond } from './sheet-stop.ts';

test('goes from stop to stop, and no further than the last', () => {
  expect([stopBeyond('peek', 1), stopBeyond('half', 1), stopBeyond('full', 1)]).toEqual([
    'half',
    'full',
    undefined,
  ]);
  expect([stopBeyond('full', -1), stopBeyond('peek', -1)]).toEqual(['half', undefined]);
});

test('takes a short drag for a slip', () => {
  expect([stepOfDrag(-39), stepOfDrag(-40), stepOfDrag(40)]).toEqual([undefined, 1, -1]);
});
