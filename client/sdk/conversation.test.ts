import { expect, test, vi } from 'vitest';
import type { Ack, Message, Results } from '../../shared/events.ts';
import { aMessage, bob } from '../testing/a-message.ts';
import { fakeConnection } from '../testing/fake-connection.ts';
import { chatClientOver } from './chat-client.ts';
import { memoryPendingStore, type Pending, type PendingStore } from './pending.ts';
import { lost } from './wire.ts';

const alice = { id: 'alice', name: 'Amber Otter' };
const page = (messages: Message[], change = {}): Ack<Results['get_recent_messages']> => ({
  ok: true,
  room: 'tea',
  messages,
  hasMore: false,
  gap: false,
  ...change,
});
const answer = (messages: Message[], change = {}): Ack<Results['join_room']> =>
  ({ ...page(messages, change), members: [bob], memberCount: 1 }) as Ack<Results['join_room']>;

async function opened(store: PendingStore = memoryPendingStore(), sent?: Message) {
  const fake = fakeConnection();
  if (sent) fake.answers.chat_message = { ok: true, message: sent };
  const tea = chatClientOver(fake.connection, store).conversation({ kind: 'room', room: 'tea' });
  fake.answers.join_room = answer([aMessage(1, null)]);
  fake.session(alice);
  tea.open();
  await fake.connect();
  const atFirst = fake.asked.splice(0);
  return { ...fake, atFirst, tea, ids: () => tea.view.value.messages.map(({ id }) => id) };
}

test('reads on when it has missed more than one answer holds', async () => {
  const { ids, lose, connect, asked, answers, tea } = await opened();
  lose();
  answers.join_room = answer([aMessage(2, 1)], { hasMore: true });
  answers.get_recent_messages = page([aMessage(3, 2)]);
  await connect();
  await vi.waitFor(() => expect(ids()).toEqual([1, 2, 3]));
  expect(asked.at(-1)).toEqual(['get_recent_messages', { room: 'tea', after: 2, limit: 100 }]);
  expect(tea.standing.value.kind).toBe('open');
});

test('blanks what somebody takes back here, and not what they say elsewhere', async () => {
  const { tea, hear } = await opened();
  const texts = () => tea.view.value.messages.map(({ text }) => text);
  hear('messages_blanked', { room: 'den', userId: 'bob' });
  hear('messages_blanked', { room: 'tea', userId: 'alice' });
  expect(texts()).toEqual(['message 1']);
  hear('messages_blanked', { room: 'tea', userId: 'bob' });
  expect(texts()).toEqual(['']);
  hear('chat_message', aMessage(2, 1));
  expect(texts()).toEqual(['', 'message 2']);
});

test('reads back until a message is here, and says where it is not', async () => {
  const { connection, chat, answers, asked, session, connect } = fakeConnection();
  const tea = chat.conversation({ kind: 'room', room: 'tea' });
  answers.join_room = answer([aMessage(9, 8)], { hasMore: true });
  const pages = [page([aMessage(7, 6), aMessage(8, 7)], { hasMore: true }), page([aMessage(5, 4)])];
  Object.defineProperty(answers, 'get_recent_messages', { get: () => pages.shift() });
  session(alice);
  tea.open();
  await connect();
  expect(connection.link.value.kind).toBe('open');
  asked.length = 0;
  expect(await tea.readBackTo(7)).toBe(true);
  expect(asked).toEqual([['get_recent_messages', { room: 'tea', before: 9, limit: 100 }]]);
  expect(await tea.readBackTo(4)).toBe(false);
  expect(tea.view.value.messages.map(({ id }) => id)).toEqual([5, 7, 8, 9]);
});

test('asks for what is missing only when it does not come by itself', async () => {
  vi.useFakeTimers();
  const { ids, hear, asked, answers } = await opened();
  hear('chat_message', aMessage(3, 2));
  await vi.advanceTimersByTimeAsync(140);
  hear('chat_message', aMessage(2, 1));
  await vi.advanceTimersByTimeAsync(200);
  expect([ids(), asked]).toEqual([[1, 2, 3], []]);
  answers.get_recent_messages = page([aMessage(4, 3), aMessage(5, 4)]);
  hear('chat_message', aMessage(5, 4));
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([['get_recent_messages', { room: 'tea', after: 3, limit: 100 }]]);
  expect(ids()).toEqual([1, 2, 3, 4, 5]);
  vi.useRealTimers();
});

test('starts anew with the newest messages when it has missed very many', async () => {
  const { ids, lose, connect, answers, tea } = await opened();
  lose();
  answers.join_room = answer([aMessage(1000, 999)], { hasMore: true });
  answers.get_recent_messages = page([], { hasMore: true });
  await connect();
  await vi.waitFor(() => expect(tea.standing.value.kind).toBe('open'));
  expect([ids(), tea.view.value.hasEarlier]).toEqual([[1000], true]);
});

test('sends what is pending from before once it is open, and only once', async () => {
  const store = memoryPendingStore();
  const first = await opened(store);
  first.lose();
  const clientId = first.tea.say('hello');
  await vi.waitFor(async () => expect(await store.load()).toHaveLength(1));
  const { tea, atFirst, asked, ids } = await opened(store, aMessage(2, 1, { from: alice, clientId }));
  await vi.waitFor(() => expect(ids()).toEqual([1, 2]));
  expect(tea.pending.value).toEqual([]);
  const sent = [...atFirst, ...asked].filter(([event]) => event === 'chat_message');
  expect(sent).toEqual([['chat_message', { room: 'tea', text: 'hello', clientId }]]);
  await vi.waitFor(async () => expect(await store.load()).toEqual([]));
});

type HistoryAnswer = Ack<Results['get_recent_messages']>;
const elevenMinutesAgo = () => Date.now() - 11 * 60_000;

/** Opened with something of ours from before, which the newest page does not hold. */
async function openedAfterLong(answers: (HistoryAnswer | Promise<HistoryAnswer>)[]) {
  const store = memoryPendingStore();
  const old: Pending = {
    clientId: 'old',
    target: { kind: 'room', room: 'tea' },
    text: 'hello',
    writtenAtMs: elevenMinutesAgo(),
    userId: 'alice',
    failure: undefined,
  };
  await store.save(old);
  const fake = fakeConnection();
  Object.defineProperty(fake.answers, 'get_recent_messages', { get: () => answers.shift() });
  fake.answers.join_room = answer([aMessage(900, 899)], { hasMore: true });
  fake.answers.chat_message = {
    ok: true,
    message: aMessage(901, 900, { from: alice, clientId: 'old', text: 'hello' }),
  };
  const tea = chatClientOver(fake.connection, store).conversation({ kind: 'room', room: 'tea' });
  fake.session(alice);
  tea.open();
  await fake.connect();
  const sent = () => fake.asked.filter(([event]) => event === 'chat_message').length;
  const looked = () => fake.asked.filter(([event]) => event === 'get_recent_messages');
  return { tea, store, sent, looked, old };
}

test('does not send again what was taken so long ago that neither the server nor the newest page knows it', async () => {
  const pages = [
    page([aMessage(700, 699)], { hasMore: true }),
    page([aMessage(701, 700, { from: alice, clientId: 'old' })], { hasMore: true }),
  ];
  const { tea, store, sent, looked, old } = await openedAfterLong(pages);
  await vi.waitFor(async () => expect(await store.load()).toEqual([]));
  expect([tea.pending.value, sent()]).toEqual([[], 0]);
  const from = new Date(old.writtenAtMs - 5 * 60_000).toISOString();
  expect(looked().map(([, payload]) => payload)).toEqual([
    { room: 'tea', after: from, limit: 100 },
    { room: 'tea', after: 700, limit: 100 },
  ]);
});

test('sends late what the server does not have', async () => {
  const { tea, sent } = await openedAfterLong([page([aMessage(700, 699, { clientId: 'old' })])]);
  await vi.waitFor(() => expect(sent()).toBe(1));
  await vi.waitFor(() => expect(tea.pending.value).toEqual([]));
});

test('does not send by itself what may have been taken and lost since, but on request', async () => {
  const { tea, sent } = await openedAfterLong([page([], { gap: true }), page([], { gap: true })]);
  await vi.waitFor(() => expect(tea.pending.value).toMatchObject([{ failure: { code: 'unavailable' } }]));
  expect(sent()).toBe(0);
  tea.retry('old');
  await vi.waitFor(() => expect(sent()).toBe(1));
});

test('leaves unsent what is taken back while it is looked for', async () => {
  const read = Promise.withResolvers<HistoryAnswer>();
  const { tea, sent, looked } = await openedAfterLong([read.promise]);
  await vi.waitFor(() => expect(looked()).toHaveLength(1));
  tea.discard('old');
  read.resolve(page([]));
  await new Promise((resolve) => setTimeout(resolve));
  expect([tea.pending.value, sent()]).toEqual([[], 0]);
});

test('leaves what another tab had pending, and has sent since', async () => {
  const store = memoryPendingStore();
  const first = await opened(store);
  first.lose();
  first.tea.say('hello');
  await vi.waitFor(async () => expect(await store.load()).toHaveLength(1));
  const { connection, session } = fakeConnection();
  const second = chatClientOver(connection, store);
  await new Promise((resolve) => setTimeout(resolve));
  for (const { clientId } of await store.load()) await store.remove(clientId);
  session(alice);
  const tea = second.conversation({ kind: 'room', room: 'tea' });
  await new Promise((resolve) => setTimeout(resolve));
  expect(tea.pending.value).toEqual([]);
});

test('does not send again what turns out to be in the history', async () => {
  const { tea, lose, connect, answers, asked } = await opened();
  answers.chat_message = lost;
  const clientId = tea.say('hello');
  lose();
  answers.join_room = answer([aMessage(2, 1, { from: alice, clientId })]);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await connect();
  expect(tea.pending.value).toEqual([]);
  expect(asked.filter(([event]) => event === 'chat_message')).toHaveLength(1);
});

test('tries again to enter when that is only not possible just now', async () => {
  vi.useFakeTimers();
  const { tea, lose, connect, answers, asked } = await opened();
  lose();
  answers.join_room = { ok: false, error: { code: 'unavailable', message: '', retryAfterMs: 500 } };
  await connect();
  expect(tea.standing.value.kind).toBe('opening');
  answers.join_room = answer([]);
  await vi.advanceTimersByTimeAsync(500);
  expect(tea.standing.value.kind).toBe('open');
  expect(asked).toHaveLength(2);
  vi.useRealTimers();
});

test('catches up when the server says that Redis is back', async () => {
  const { hear, asked } = await opened();
  hear('server_notice', { code: 'recovered' });
  await vi.waitFor(() => expect(asked).toEqual([['join_room', { room: 'tea', after: 1, follows: true }]]));
});

test('lets our other devices know once what is done here, and nothing of what follows them', async () => {
  const { tea, atFirst, asked, lose, connect } = await opened();
  lose();
  await connect();
  tea.close();
  tea.open({ follows: true });
  tea.close({ follows: true });
  const done = [...atFirst, ...asked].map(([event, payload]) => [event, 'follows' in Object(payload)]);
  expect(done).toEqual([
    ['join_room', false],
    ['join_room', true],
    ['leave_room', false],
    ['join_room', true],
    ['leave_room', true],
  ]);
});

test('is entered as soon as that is possible when it is opened while others are restored', async () => {
  const { connection, chat, answers, asked, session, connect } = fakeConnection();
  const den = chat.conversation({ kind: 'room', room: 'den' });
  answers.join_room = answer([aMessage(1, null)]);
  session(alice);
  connection.onRestore(async () => den.open());
  await connect();
  await vi.waitFor(() => expect(den.standing.value.kind).toBe('open'));
  expect(asked).toHaveLength(1);
});
