import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEscapeTwice } from './escape-twice.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('counts the second press within 1.6 s', () => {
  const escapes = createEscapeTwice();
  expect(escapes.press()).toBe(false);
  vi.advanceTimersByTime(1_599);
  expect(escapes.press()).toBe(true);
});

test('forgets a press that stays alone', () => {
  const escapes = createEscapeTwice();
  escapes.press();
  vi.advanceTimersByTime(1_600);
  expect(escapes.isArmed.value).toBe(false);
  expect(escapes.press()).toBe(false);
});

test('begins anew after the second press', () => {
  const escapes = createEscapeTwice();
  escapes.press();
  escapes.press();
  expect(escapes.press()).toBe(false);
});
