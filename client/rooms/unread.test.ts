import { expect, test } from 'vitest';
import type { Line } from '../chat/line.ts';
import { unreadIn, unreadLabel } from './unread.ts';

const theirs = (id: number, text = 'hello'): Line => ({
  kind: 'theirs',
  id,
  clientId: `c${id}`,
  userId: 'bob',
  name: 'Blue Wren',
  text,
  sentAtMs: 0,
});
const mine = (id: number): Line => ({
  kind: 'mine',
  id,
  clientId: `m${id}`,
  text: 'hi',
  sentAtMs: 0,
  delivery: { kind: 'sent', persisted: true },
});
const namesUs = ({ text }: Line) => text.includes('@us');

test('counts what others have written since the last that was read', () => {
  const lines = [theirs(1), theirs(2), mine(3), theirs(4)];
  expect(unreadIn(lines, 1, namesUs)).toEqual({ count: 2, isMentioned: false });
  expect(unreadIn(lines, 0, namesUs).count).toBe(3);
  expect(unreadIn(lines, 4, namesUs).count).toBe(0);
});

test('knows whether one of the unread names us', () => {
  const lines = [theirs(1, '@us'), theirs(2)];
  expect(unreadIn(lines, 0, namesUs).isMentioned).toBe(true);
  expect(unreadIn(lines, 1, namesUs).isMentioned).toBe(false);
});

test('counts nothing in a room that was just entered for the first time', () => {
  expect(unreadIn([theirs(1)], undefined, namesUs).count).toBe(0);
});

test('does not count beyond what is worth reading', () => {
  expect([unreadLabel(99), unreadLabel(100)]).toEqual(['99', '99+']);
});
