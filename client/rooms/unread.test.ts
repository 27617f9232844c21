import { expect, test } from 'vitest';
import type { Line } from '../chat/line.ts';
import { aLine } from '../testing/a-line.ts';
import { unreadIn, unreadLabel } from './unread.ts';

const mine = (id: number): Line => ({
  kind: 'mine',
  id,
  clientId: `m${id}`,
  text: 'hi',
  sentAtMs: 0,
  delivery: { kind: 'sent', persisted: true },
});
const know = (lines: Line[], hasEarlier = false) => ({ lines, hasEarlier });
const namesUs = ({ text }: Line) => text.includes('@us');

test('counts what others have written since the last that was read', () => {
  const lines = [aLine(1), aLine(2), mine(3), aLine(4)];
  expect(unreadIn(know(lines), 1, namesUs)).toEqual({ count: 2, isAtLeast: false, isMentioned: false });
  expect(unreadIn(know(lines), 0, namesUs).count).toBe(3);
  expect(unreadIn(know(lines), 4, namesUs).count).toBe(0);
});

test('knows whether one of the unread names us', () => {
  const lines = [aLine(1, '@us'), aLine(2)];
  expect(unreadIn(know(lines), 0, namesUs).isMentioned).toBe(true);
  expect(unreadIn(know(lines), 1, namesUs).isMentioned).toBe(false);
});

test('counts nothing in a room that was just entered for the first time', () => {
  expect(unreadIn(know([aLine(1)]), undefined, namesUs).count).toBe(0);
});

test('says that there may be more where the last that was read is not here', () => {
  const lines = [aLine(5), mine(6), aLine(7)];
  expect(unreadIn(know(lines, true), 2, namesUs)).toMatchObject({ count: 2, isAtLeast: true });
  expect(unreadIn(know(lines, true), 5, namesUs)).toMatchObject({ count: 1, isAtLeast: false });
  expect(unreadIn(know(lines, false), 2, namesUs)).toMatchObject({ count: 2, isAtLeast: false });
  expect([unreadLabel(50, true), unreadLabel(100, true)]).toEqual(['50+', '99+']);
});

test('does not count what was taken back', () => {
  expect(unreadIn(know([aLine(1, ''), aLine(2)]), 0, namesUs).count).toBe(1);
});

test('does not count beyond what is worth reading', () => {
  expect([unreadLabel(99), unreadLabel(100)]).toEqual(['99', '99+']);
});
