// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefer } from '../app/preferences.ts';
import { status } from '../app/status.ts';
import { tellComings } from './tell-comings.ts';

const person = (name: string) => ({ id: name.toLowerCase(), name });

/** What was said in the test before is long ago. */
let nowMs = Date.now();

beforeEach(() => {
  nowMs += 60_000;
  vi.useFakeTimers({ now: nowMs });
  status.value = '';
});

afterEach(() => {
  prefer({ announcements: 'all' });
  vi.useRealTimers();
});

test('says within 2 s who came and who left', () => {
  const comings = tellComings();
  comings.came(person('Ann'));
  comings.came(person('Ben'));
  comings.left(person('Cleo'));
  expect(status.value).toBe('');
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('Ann and Ben came in, Cleo left.');
});

test('counts a crowd instead of naming it', () => {
  const comings = tellComings();
  for (const name of ['Ann', 'Ben', 'Cleo', 'Dan']) comings.left(person(name));
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('4 people left.');
});

test('says nothing of who comes and goes at once, nor of a room that was left', () => {
  const comings = tellComings();
  comings.left(person('Ann'));
  comings.came(person('Ann'));
  vi.advanceTimersByTime(2_000);
  comings.came(person('Ben'));
  comings.clear();
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('');
});

test('says nothing to whom wants to hear of mentions only', () => {
  prefer({ announcements: 'mentions' });
  const comings = tellComings();
  comings.came(person('Ann'));
  vi.advanceTimersByTime(2_000);
  expect(status.value).toBe('');
});
