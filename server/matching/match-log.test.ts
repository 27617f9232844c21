import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { MatchLog } from './match-log.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

function message(userId: string, clientId: string): Message {
  const from = { id: userId, name: userId };
  const id = Date.now() * 1000;
  return { id, from, clientId, text: clientId, sentAt: '', previousId: null, persisted: false };
}

it('knows a message by its sender and client id, and keeps the first', () => {
  const log = new MatchLog();
  const first = message('ann', 'c1');
  log.add(first);
  log.add({ ...first, text: 'another' });
  log.add(message('ben', 'c1'));
  expect(log.find('ann', 'c1')).toBe(first);
  expect(log.find('ben', 'c1')).not.toBe(first);
  log.remove(first);
  expect(log.find('ann', 'c1')).toBeUndefined();
});

it('tells what one of the two wrote after a message, oldest first', () => {
  const log = new MatchLog();
  const written = ['c1', 'c2', 'c3'].map((clientId) => {
    vi.advanceTimersByTime(1);
    return message('ben', clientId);
  });
  for (const each of written.toReversed()) log.add(each);
  log.add(message('ann', 'c4'));
  expect(log.after(written[0]?.id ?? 0, 'ben')).toEqual(written.slice(1));
  expect(log.lastId).toBe(written[2]?.id);
});

it('forgets what is older than 10 minutes, and never its last id', () => {
  const log = new MatchLog();
  const old = message('ann', 'c1');
  log.add(old);
  vi.advanceTimersByTime(599_999);
  log.add(message('ann', 'c2'));
  expect(log.find('ann', 'c1')).toBe(old);
  vi.advanceTimersByTime(2);
  log.add(message('ann', 'c3'));
  expect(log.find('ann', 'c1')).toBeUndefined();
  expect(log.lastId).toBeGreaterThan(old.id);
});
