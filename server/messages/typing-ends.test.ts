import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { typingLeaseMs } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';
import { TypingEnds } from './typing-ends.ts';

const [tab, phone] = [{} as Connection, {} as Connection];
let ends: TypingEnds;
let ended: string[];
const hold = (connection: Connection, where: string) =>
  ends.hold(connection, where, () => void ended.push(where));

beforeEach(() => {
  vi.useFakeTimers();
  ends = new TypingEnds();
  ended = [];
});
afterEach(() => vi.useRealTimers());

test('it ends once, a while after it was last said', () => {
  hold(tab, 'tea');
  vi.advanceTimersByTime(typingLeaseMs - 1);
  hold(tab, 'tea');
  vi.advanceTimersByTime(typingLeaseMs - 1);
  expect(ended).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ended).toEqual(['tea']);
  ends.end(tab, 'tea');
  ends.disconnected(tab);
  vi.advanceTimersByTime(typingLeaseMs);
  expect(ended).toEqual(['tea']);
});

test('it ends at once where the connection leaves, or is lost', () => {
  for (const where of ['tea', 'den', 'attic']) hold(tab, where);
  hold(phone, 'tea');
  ends.end(tab, 'den');
  expect(ended).toEqual(['den']);
  ends.disconnected(tab);
  expect(ended).toEqual(['den', 'tea', 'attic']);
  vi.advanceTimersByTime(typingLeaseMs);
  expect(ended).toEqual(['den', 'tea', 'attic', 'tea']);
});

test('nothing is left to end where the person has said so, or the node goes', () => {
  hold(tab, 'tea');
  ends.release(tab, 'tea');
  hold(phone, 'den');
  ends.close();
  ends.disconnected(phone);
  vi.advanceTimersByTime(typingLeaseMs * 2);
  expect(ended).toEqual([]);
});
