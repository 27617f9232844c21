import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { idle, type State } from '../matching/state.ts';
import type { Link } from '../sdk/link.ts';
import { announceStates } from './announce-states.ts';
import { status } from './status.ts';

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('says what is wrong with the connection, and once it is good again', () => {
  const link = signal<Link>({ kind: 'connecting' });
  const degraded = signal(false);
  announceStates({
    desk: { state: signal<State>(idle) },
    connection: { link, degraded },
    seat: { isFull: signal(false) },
  });
  const said = (next: () => void) => {
    next();
    vi.advanceTimersByTime(2_000);
    return status.value;
  };
  expect(said(() => (link.value = { kind: 'open' }))).toBe('');
  expect(said(() => (link.value = { kind: 'offline' }))).toMatch(/^You're offline\./);
  expect(said(() => (link.value = { kind: 'connecting' }))).toMatch(/^You're offline\./);
  expect(said(() => (link.value = { kind: 'open' }))).toBe('Everything works again.');
  expect(said(() => (degraded.value = true))).toMatch(/^Running in reduced mode/);
  expect(said(() => (degraded.value = false))).toBe('Everything works again.');
});
