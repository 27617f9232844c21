import { expect, test } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { aMessage as message } from '../testing/a-message.ts';
import { type LogPage, MessageLog } from './message-log.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const page = (messages: Message[], change: Partial<LogPage> = {}): LogPage => ({
  messages,
  hasMore: false,
  gap: false,
  ...change,
});

function begun(...messages: Message[]): MessageLog {
  const log = new MessageLog();
  log.begin(page(messages));
  return log;
}

const ids = (log: MessageLog) => log.view('alice').messages.map(({ id }) => id);

test('holds back what comes too early, until what was before it is there', () => {
  const log = begun(message(1, null));
  log.receive(message(3, 2));
  expect([ids(log), log.cursor, log.waiting]).toEqual([[1], 1, [3]]);
  log.receive(message(2, 1));
  expect([ids(log), log.cursor, log.waiting]).toEqual([[1, 2, 3], 3, []]);
});

test('holds back what comes before the first page', () => {
  const log = new MessageLog();
  log.receive(message(2, 1));
  expect([ids(log), log.cursor]).toEqual([[], undefined]);
  log.begin(page([message(1, null)]));
  expect(ids(log)).toEqual([1, 2]);
});

test('keeps the places of what somebody has taken back, and nothing else of it', () => {
  const log = begun(message(1, null), message(2, 1, { from: alice }));
  log.receive(message(4, 3));
  log.receive(message(9, null, { persisted: false }));
  log.blank('bob');
  log.receive(message(3, 2, { from: alice }));
  const texts = log.view('alice').messages.map(({ id, from, text }) => [id, from.name, text]);
  expect(texts).toEqual([
    [1, '', ''],
    [2, 'Amber Otter', 'message 2'],
    [3, 'Amber Otter', 'message 3'],
    [4, '', ''],
    [9, '', ''],
  ]);
});

test('begins with the first message of an empty conversation', () => {
  const log = begun();
  expect(log.cursor).toBe(0);
  log.receive(message(1, null));
  expect(ids(log)).toEqual([1]);
});

test('has each message once, however often and by whichever way it comes', () => {
  const log = begun(message(1, null));
  for (let time = 0; time < 2; time++) {
    log.receive(message(2, 1));
    log.append(page([message(2, 1), message(3, 2)]));
  }
  expect(ids(log)).toEqual([1, 2, 3]);
});

test('shows at once what oneself has said', () => {
  const log = begun(message(1, null));
  log.receive(message(3, 2, { from: alice }));
  expect([ids(log), log.cursor]).toEqual([[1, 3], 1]);
});

test('tells where something may be missing, but not to someone who sees the first page', () => {
  const log = begun();
  log.append(page([message(5, 4)], { gap: true }));
  expect(log.view('alice').gapsBefore).toEqual(new Set());
  log.append(page([message(9, 8)], { gap: true }));
  expect(log.view('alice').gapsBefore).toEqual(new Set([9]));
});

test('goes on after what will never come, and tells of the gap', () => {
  const log = begun(message(1, null));
  log.receive(message(3, 2));
  log.receive(message(4, 3));
  log.giveUpOn([3]);
  expect(ids(log)).toEqual([1, 3, 4]);
  expect(log.view('alice').gapsBefore).toEqual(new Set([3]));
});

test('asks what came before a message that claims to be the first of a conversation that has others', () => {
  const log = begun(message(1, null));
  log.receive(message(9, null));
  expect([log.cursor, log.waiting]).toEqual([1, [9]]);
});

test('replaces what was said while Redis was away by what the history makes of it', () => {
  const log = begun(message(1, null));
  log.receive(message(50, null, { clientId: 'late', persisted: false }));
  expect([ids(log), log.cursor]).toEqual([[1, 50], 1]);
  log.receive(message(60, 1, { clientId: 'late' }));
  log.receive(message(50, null, { clientId: 'late', persisted: false }));
  expect(ids(log)).toEqual([1, 60]);
});

test('puts earlier pages before the others', () => {
  const log = new MessageLog();
  log.begin(page([message(3, 2)], { hasMore: true }));
  log.prepend(page([message(1, null), message(2, 1)]), 3);
  expect(ids(log)).toEqual([1, 2, 3]);
  expect([log.has('bob', 'c1'), log.has('alice', 'c1'), log.has('bob', 'c4')]).toEqual([true, false, false]);
  expect(log.view('alice').hasEarlier).toBe(false);
});

test('is asked quickly whether it has something, however long it is', () => {
  const log = begun(...Array.from({ length: 10_000 }, (_, place) => message(place + 1, place || null)));
  const startedAt = performance.now();
  for (let time = 0; time < 10_000; time++) log.has('alice', 'nothing');
  expect(performance.now() - startedAt).toBeLessThan(200);
});

test('leaves out an earlier page that was asked for before it started anew: there would be a hole after it', () => {
  const log = new MessageLog();
  log.begin(page([message(3, 2)], { hasMore: true }));
  log.begin(page([message(9, 8)], { hasMore: true }));
  log.prepend(page([message(1, null), message(2, 1)]), 3);
  expect([ids(log), log.has('bob', 'c3')]).toEqual([[9], false]);
  expect(log.view('alice').hasEarlier).toBe(true);
});
