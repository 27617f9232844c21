import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { announce, status } from './status.ts';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('says at once what is new, and of what follows quickly the last', () => {
  announce('Stranger left.');
  expect(status.value).toBe('Stranger left.');
  announce('Looking…');
  announce('Found someone.');
  expect(status.value).toBe('Stranger left.');
  vi.advanceTimersByTime(1_500);
  expect(status.value).toBe('Found someone.');
});

test('does not go on saying what is long past', () => {
  announce('You left.');
  vi.advanceTimersByTime(15_000);
  announce('Copied.');
  vi.advanceTimersByTime(15_000);
  expect(status.value).toBe('Copied.');
  vi.advanceTimersByTime(5_000);
  expect(status.value).toBe('');
});
