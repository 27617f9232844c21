import { expect, test } from 'vitest';
import { cureOf, isOver, retryDelayMs } from './link.ts';

test('waits longer after each failed attempt, up to ten seconds', () => {
  expect(retryDelayMs(0, 1)).toBe(300);
  expect(retryDelayMs(2, 1)).toBe(1200);
  expect(retryDelayMs(20, 1)).toBe(10_000);
});

test('spreads the attempts of many clients over the whole time', () => {
  expect([0, 0.25, 0.5].map((random) => retryDelayMs(3, random))).toEqual([0, 600, 1200]);
});

test('drops a token that the server does not know', () => {
  expect(cureOf({ code: 'invalid_token', message: '' })).toEqual({ kind: 'newIdentity' });
});

test('comes back when the server says', () => {
  const draining = { code: 'draining', message: '', retryAfterMs: 700 } as const;
  expect(cureOf(draining)).toEqual({ kind: 'retry', afterMs: 700 });
  const full = { code: 'too_many_connections', message: '', retryAfterMs: 900 } as const;
  expect(cureOf(full)).toEqual({ kind: 'standInLine', afterMs: 900 });
});

test('knows when a ban is over', () => {
  const until = '2026-11-21T10:00:00.000Z';
  expect(isOver({ code: 'banned', message: '', until }, Date.parse(until) - 1)).toBe(false);
  expect(isOver({ code: 'banned', message: '', until }, Date.parse(until))).toBe(true);
  expect(isOver({ code: 'banned', message: '' }, Date.parse(until))).toBe(false);
  expect(isOver({ code: 'origin_not_allowed', message: '', until }, Date.parse(until))).toBe(false);
});

test('tries again later when nobody answers', () => {
  expect(cureOf(undefined)).toEqual({ kind: 'retryLater' });
});

test('does not knock again where it is banned', () => {
  expect(cureOf({ code: 'banned', message: '' })).toEqual({ kind: 'none' });
});
