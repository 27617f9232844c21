import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLateNext } from './late-next.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('goes on after 600 ms, once', () => {
  const go = vi.fn();
  const next = createLateNext(go);
  next.begin();
  vi.advanceTimersByTime(300);
  next.begin();
  vi.advanceTimersByTime(599);
  expect([go.mock.calls.length, next.isPending.value]).toEqual([0, true]);
  vi.advanceTimersByTime(1);
  expect([go.mock.calls.length, next.isPending.value]).toEqual([1, false]);
});

test('does not go on when it was a slip', () => {
  const go = vi.fn();
  const next = createLateNext(go);
  next.begin();
  next.undo();
  vi.advanceTimersByTime(1_000);
  expect([go.mock.calls.length, next.isPending.value]).toEqual([0, false]);
});
