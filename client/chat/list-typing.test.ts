import { expect, test, vi } from 'vitest';
import { typingLeaseMs } from '../../shared/limits.ts';
import { listTyping } from './list-typing.ts';

test('forgets who types when nothing more is heard', () => {
  vi.useFakeTimers();
  const typing = listTyping();
  typing.set('bob', 'Blue Wren', true);
  vi.advanceTimersByTime(typingLeaseMs - 1);
  expect([...typing.names.value.values()]).toEqual(['Blue Wren']);
  vi.advanceTimersByTime(1);
  expect(typing.names.value.size).toBe(0);
  vi.useRealTimers();
});

test('ends at once when somebody stops', () => {
  const typing = listTyping();
  typing.set('bob', 'Blue Wren', true);
  typing.set('bob', 'Blue Wren', false);
  expect(typing.names.value.size).toBe(0);
});
