import { expect, test, vi } from 'vitest';
import { prefer } from '../app/preferences.ts';
import { tellTyping } from './tell-typing.ts';

test('says it at once, then only as often as the lease needs', () => {
  vi.useFakeTimers();
  const tell = vi.fn();
  const typing = tellTyping(tell);
  typing.typed();
  typing.typed();
  expect(tell.mock.calls).toEqual([[true]]);
  vi.advanceTimersByTime(3_000);
  typing.typed();
  expect(tell).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test('says once that it stopped, and nothing if it never began', () => {
  const tell = vi.fn();
  const typing = tellTyping(tell);
  typing.stopped();
  typing.typed();
  typing.stopped();
  typing.stopped();
  expect(tell.mock.calls).toEqual([[true], [false]]);
});

test('says nothing where one prefers that, and still that it stopped if it had said that it began', () => {
  const tell = vi.fn();
  const typing = tellTyping(tell);
  typing.typed();
  prefer({ typing: false });
  typing.stopped();
  typing.typed();
  prefer({ typing: true });
  expect(tell.mock.calls).toEqual([[true], [false]]);
});
