import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Draft } from './entry.ts';
import { Outbox } from './outbox.ts';

const minuteMs = 60_000;

let isAway = true;
let sent: string[] = [];
let refused: string[] = [];
let outbox: Outbox;

beforeEach(() => {
  vi.useFakeTimers();
  isAway = true;
  sent = [];
  refused = [];
  outbox = new Outbox({
    mode: 'local',
    async send(room, { text }) {
      if (isAway) throw new RedisUnavailable('away');
      if (text === 'bad') throw new Error('of its own');
      sent.push(`${room} ${text}`);
    },
    refused: (room, { text }, error) => refused.push(`${room} ${text} ${(error as Error).message}`),
  });
});

afterEach(() => {
  outbox.close();
  vi.useRealTimers();
});

function said(text: string, clientId = text): Draft {
  return { from: { id: 'ann', name: 'Ann' }, text, clientId };
}

it('sends what it kept once that is possible, in order', async () => {
  for (const text of ['one', 'two', 'three']) outbox.keep('room', said(text));
  await vi.advanceTimersByTimeAsync(minuteMs);
  expect(sent).toEqual([]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['room one', 'room two', 'room three']);
  expect(outbox.isWaiting('room')).toBe(false);
});

it('goes on where it was when sending fails half way', async () => {
  for (const text of ['one', 'two']) outbox.keep('room', said(text));
  outbox.keep('other', said('three'));
  isAway = false;
  vi.spyOn(sent, 'push').mockImplementationOnce((line) => {
    isAway = true;
    return sent.unshift(line ?? '');
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['room one']);
  expect(outbox.isWaiting('room')).toBe(true);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['room one', 'room two', 'other three']);
});

it('gives up alone what fails for a reason of its own, and tells of it', async () => {
  for (const text of ['one', 'bad', 'two']) outbox.keep('room', said(text));
  outbox.keep('other', said('three'));
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['room one', 'room two', 'other three']);
  expect(refused).toEqual(['room bad of its own']);
  expect(outbox.isWaiting('room')).toBe(false);
});

it('answers with entries under ids that grow', () => {
  const first = outbox.keep('room', said('one')).entry;
  const second = outbox.keep('room', said('two')).entry;
  expect(first).toMatchObject({ draft: { text: 'one' }, previousId: null });
  expect(second.id).toBeGreaterThan(first.id);
});

it('keeps a repeated clientId once, and another sender apart', () => {
  const first = outbox.keep('room', said('one'));
  expect(outbox.keep('room', said('again', 'one'))).toEqual({ ...first, isDuplicate: true });
  const other = { ...said('one'), from: { id: 'ben', name: 'Ben' } };
  expect(outbox.keep('room', other).isDuplicate).toBe(false);
});

it('refuses more than 200 in a conversation, and takes them in another', () => {
  for (let index = 0; index < 200; index++) outbox.keep('room', said(`${index}`));
  expect(() => outbox.keep('room', said('more'))).toThrow(expect.objectContaining({ code: 'unavailable' }));
  expect(outbox.keep('other', said('more')).isDuplicate).toBe(false);
});

it('gives up what is older than ten minutes', async () => {
  outbox.keep('room', said('old'));
  await vi.advanceTimersByTimeAsync(9 * minuteMs);
  outbox.keep('room', said('young'));
  await vi.advanceTimersByTimeAsync(2 * minuteMs);
  isAway = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual(['room young']);
});
