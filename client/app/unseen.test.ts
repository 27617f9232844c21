// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { countUnseen } from './unseen.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };
const message = { id: 1, withUser: 'bob', from: bob, text: 'hello' } as Message;

afterEach(() => void vi.restoreAllMocks());

function look(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

test('tells of what is said in a room, which counts its own', () => {
  const { connection, session, hear } = fakeConnection();
  session(alice);
  const onNews = vi.fn();
  const count = countUnseen(connection, () => true, onNews);
  look(true);
  hear('chat_message', { ...message, room: 'tea' });
  expect([count.value, onNews.mock.calls.length]).toEqual([0, 1]);
  look(false);
});

test('counts what others write while nobody looks, until somebody does', () => {
  const { connection, session, hear } = fakeConnection();
  session(alice);
  const onNews = vi.fn();
  const count = countUnseen(connection, ({ room }) => room === undefined, onNews);
  hear('chat_message', message);
  expect(count.value).toBe(0);
  look(true);
  hear('chat_message', message);
  hear('chat_message', { ...message, from: alice });
  hear('chat_message', { ...message, room: 'tea' });
  hear('chat_message', message);
  expect(count.value).toBe(2);
  expect(onNews).toHaveBeenCalledTimes(2);
  look(false);
  expect(count.value).toBe(0);
});
