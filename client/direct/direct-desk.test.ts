// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { Conversation, Message } from '../../shared/events.ts';
import { closeSettings, openSettings } from '../app/router.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { DirectDesk } from './direct-desk.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const bob = { id: 'bob', name: 'Blue Wren' };
const message = (id: number, from = bob): Message => ({
  id,
  withUser: 'bob',
  from,
  text: `message ${id}`,
  sentAt: '2026-11-21T10:00:00.000Z',
  clientId: `c${id}`,
  previousId: id === 1 ? null : id - 1,
  persisted: true,
});
const summary: Conversation = {
  user: bob,
  lastMessage: null,
  unread: 0,
  readId: 0,
  otherReadId: 0,
  isBlocked: false,
  expiresAt: '2026-11-22T10:00:00.000Z',
};

afterEach(() => void vi.restoreAllMocks());

async function facing() {
  const fake = fakeConnection();
  const desk = new DirectDesk(fake.connection, fake.chat.conversation);
  fake.session(alice);
  fake.answers.get_conversations = { ok: true, conversations: [summary] };
  fake.answers.watch_presence = {
    ok: true,
    statuses: [{ userId: 'bob', isOnline: true, lastSeen: null }],
  };
  fake.answers.get_direct_messages = {
    ok: true,
    withUser: 'bob',
    messages: [message(1)],
    hasMore: false,
    gap: false,
  };
  desk.enter('bob');
  await fake.connect();
  const marked = () => fake.asked.filter(([event]) => event === 'mark_read').map(([, read]) => read);
  return { ...fake, desk, marked };
}

test('says what has been read, once, while somebody looks at it', async () => {
  const { hear, marked } = await facing();
  expect(marked()).toEqual([{ withUser: 'bob', messageId: 1 }]);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  hear('chat_message', message(2));
  expect(marked()).toHaveLength(1);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(marked()).toEqual([
    { withUser: 'bob', messageId: 1 },
    { withUser: 'bob', messageId: 2 },
  ]);
});

test('knows what the other one has read', async () => {
  const { desk, hear } = await facing();
  hear('message_read', { withUser: 'bob', userId: 'alice', messageId: 9 });
  expect(desk.otherReadId.value).toBe(0);
  hear('message_read', { withUser: 'bob', userId: 'bob', messageId: 2 });
  expect(desk.otherReadId.value).toBe(2);
});

test('knows with whom one writes, and asks again a moment after something has changed', async () => {
  vi.useFakeTimers();
  const { desk, hear, asked } = await facing();
  await vi.advanceTimersByTimeAsync(400);
  expect(desk.summary.value).toEqual(summary);
  asked.length = 0;
  hear('chat_message', message(2, alice));
  hear('message_read', { withUser: 'bob', userId: 'bob', messageId: 2 });
  await vi.advanceTimersByTimeAsync(400);
  expect(asked.map(([event]) => event)).toEqual(['get_conversations']);
  vi.useRealTimers();
});

test('shows who types to us, and nobody who types elsewhere', async () => {
  const { desk, hear } = await facing();
  hear('typing', { withUser: 'carol', user: { id: 'carol', name: 'Calm Heron' }, isTyping: true });
  hear('typing', { withUser: 'bob', user: bob, isTyping: true });
  expect([...desk.typing.names.value.values()]).toEqual(['Blue Wren']);
  desk.leave();
  expect(desk.typing.names.value.size).toBe(0);
});

test('knows whether the one who is looked at is online, also where no conversation is listed yet', async () => {
  const { desk, asked, answers } = await facing();
  await vi.waitFor(() => expect(desk.presences.value.get('bob')?.isOnline).toBe(true));
  const watched = () => asked.filter(([event]) => event === 'watch_presence').map(([, payload]) => payload);
  const failure = { code: 'not_found', message: '' } as const;
  answers.get_direct_messages = { ok: false, error: failure };
  desk.enter('nobody');
  await vi.waitFor(() => expect(desk.facing.value?.standing.value.kind).toBe('refused'));
  expect(watched()).toEqual([{ users: ['bob'] }]);
  answers.get_direct_messages = { ok: true, withUser: 'carol', messages: [], hasMore: false, gap: false };
  desk.enter('carol');
  await vi.waitFor(() => expect(watched()).toEqual([{ users: ['bob'] }, { users: ['bob', 'carol'] }]));
});

test('asks anew once the settings close, where one may have hidden oneself or unblocked somebody', async () => {
  const { asked } = await facing();
  await vi.waitFor(() => expect(asked.map(([event]) => event)).toContain('watch_presence'));
  asked.length = 0;
  openSettings();
  expect(asked).toEqual([]);
  closeSettings();
  expect(asked.map(([event]) => event).sort()).toEqual(['get_conversations', 'watch_presence']);
});
