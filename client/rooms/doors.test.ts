import { expect, test } from 'vitest';
import { nextDoor } from './doors.ts';

const doors = (...unread: number[]) => unread.map((count, place) => ({ path: `/${place}`, unread: count }));

test('leads to the neighbour, round and round, where nothing is unread', () => {
  const all = doors(0, 0, 0);
  expect(['/0', '/1', '/2'].map((at) => nextDoor(all, at, 1))).toEqual(['/1', '/2', '/0']);
  expect(['/0', '/1', '/2'].map((at) => nextDoor(all, at, -1))).toEqual(['/2', '/0', '/1']);
});

test('leads first to what is unread, in the direction of the key', () => {
  const all = doors(0, 0, 4, 1);
  expect(nextDoor(all, '/0', 1)).toBe('/2');
  expect(nextDoor(all, '/0', -1)).toBe('/3');
  expect(nextDoor(all, '/3', 1)).toBe('/2');
});

test('starts at the end that the key comes from when one is nowhere in the list', () => {
  expect(nextDoor(doors(0, 0, 0), undefined, 1)).toBe('/0');
  expect(nextDoor(doors(0, 0, 0), undefined, -1)).toBe('/2');
});

test('leads nowhere from the only one', () => {
  expect(nextDoor(doors(3), '/0', 1)).toBeUndefined();
  expect(nextDoor([], undefined, 1)).toBeUndefined();
});
