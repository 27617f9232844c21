import { afterEach, beforeEach, expect, it } from 'vitest';
import { ownApps } from '../../server/testing/own-apps.ts';
import type { Message } from '../../shared/events.ts';
import { type Switchboard, startSwitchboard } from '../testing/start-switchboard.ts';
import type { ChatClient } from './chat-client.ts';
import type { Conversation } from './conversation.ts';
import { type ChatClientOptions, createChatClient } from './create-chat-client.ts';
import { memoryPendingStore } from './pending.ts';
import { memoryTokens } from './token-store.ts';

const withinMs = { timeout: 30_000 };

const apps = ownApps(2);
let switchboard: Switchboard;
const clients: ChatClient[] = [];

beforeEach(async () => {
  switchboard = await startSwitchboard([apps.url(0), apps.url(1)]);
});
afterEach(async () => {
  for (const { connection } of clients.splice(0)) connection.close();
  await switchboard.close();
});

function newClient(options: Partial<ChatClientOptions> = {}): ChatClient {
  const client = createChatClient({ url: switchboard.url, ...options });
  clients.push(client);
  return client;
}

function enter(room: string, options: Partial<ChatClientOptions> = {}): Conversation {
  const conversation = newClient(options).conversation({ kind: 'room', room });
  conversation.open();
  return conversation;
}

const texts = ({ view }: Conversation) => view.value.messages.map(({ text }) => text);
const numbered = (name: string, most: number) =>
  Array.from({ length: most }, (_, index) => `${name} ${index}`);

/** What the server has, read by somebody who was not there. */
async function history(room: string): Promise<Message[]> {
  const reader = await apps.connect(0);
  let { messages, hasMore } = await reader.do('join_room', { room, limit: 100 });
  while (hasMore) {
    const [first] = messages;
    const page = await reader.do('get_recent_messages', { room, before: first?.id ?? 0, limit: 100 });
    messages = [...page.messages, ...messages];
    hasMore = page.hasMore;
  }
  return messages;
}

/** Whatever is given up is sent again, until all is taken. */
async function persist(conversation: Conversation): Promise<void> {
  await expect
    .poll(() => {
      for (const { clientId, failure } of conversation.pending.value)
        if (failure) conversation.retry(clientId);
      return conversation.pending.value.length;
    }, withinMs)
    .toBe(0);
}

it('ends with the same log for all, each message in it once, however often connections break', async () => {
  const [ann, ben] = [enter('storm'), enter('storm')];
  const said = { ann: numbered('ann', 80), ben: numbered('ben', 80) };
  let cuts = 0;
  const storm = setInterval(() => {
    switchboard.cut();
    cuts++;
  }, 250);
  for (const text of said.ann) ann.say(text);
  for (const text of said.ben) ben.say(text);
  await expect.poll(() => cuts, withinMs).toBeGreaterThan(8);
  clearInterval(storm);
  await Promise.all([persist(ann), persist(ben)]);

  const logged = await history('storm');
  expect(logged.map(({ text }) => text).toSorted()).toEqual([...said.ann, ...said.ben].toSorted());
  for (const each of [ann, ben]) {
    await expect.poll(() => each.view.value.messages, withinMs).toEqual(logged);
    expect(each.view.value.gapsBefore.size).toBe(0);
  }
});

it('sends what a program left unsent when it ended, in order and once', async () => {
  const [tokens, pending] = [memoryTokens(), memoryPendingStore()];
  const before = newClient({ tokens, pending });
  const room = before.conversation({ kind: 'room', room: 'later' });
  room.open();
  await expect.poll(() => room.standing.value.kind, withinMs).toBe('open');
  switchboard.refuse(true);
  switchboard.cut();
  const written = numbered('later', 7);
  for (const text of written) room.say(text);
  await expect.poll(() => pending.load()).toHaveLength(written.length);
  before.connection.close();

  switchboard.refuse(false);
  const after = enter('later', { tokens, pending });
  await expect.poll(() => texts(after), withinMs).toEqual(written);
  expect((await history('later')).map(({ text }) => text)).toEqual(written);
  expect(await pending.load()).toEqual([]);
});

it('does not send again what the server had taken before the program heard of it', async () => {
  const [tokens, pending] = [memoryTokens(), memoryPendingStore()];
  const [room, other] = [enter('once', { tokens, pending }), await apps.connect(1)];
  await other.do('join_room', { room: 'once' });
  await expect.poll(() => room.standing.value.kind, withinMs).toBe('open');
  switchboard.mute(true);
  room.say('hello');
  expect(await other.next('chat_message')).toMatchObject({ text: 'hello' });
  clients.at(-1)?.connection.close();
  expect(await pending.load()).toHaveLength(1);

  switchboard.mute(false);
  const after = enter('once', { tokens, pending });
  await expect.poll(() => texts(after), withinMs).toEqual(['hello']);
  await expect.poll(() => pending.load()).toEqual([]);
  expect(after.pending.value).toEqual([]);
  expect(await history('once')).toHaveLength(1);
});

it('brings what one says on another device, and what two people write to each other', async () => {
  const tokens = memoryTokens();
  const [ann, ben] = [newClient({ tokens }), newClient()];
  for (const { connection } of [ann, ben]) connection.open();
  await expect
    .poll(() => [ann, ben].every(({ connection }) => connection.link.value.kind === 'open'))
    .toBe(true);
  const tablet = newClient({ tokens });
  const idOf = ({ connection }: ChatClient) => connection.session.value?.user.id ?? '';
  const withBen = [ann, tablet].map((each) => each.conversation({ kind: 'person', userId: idOf(ben) }));
  const withAnn = ben.conversation({ kind: 'person', userId: idOf(ann) });
  for (const each of [...withBen, withAnn]) each.open();
  withBen[0]?.say('from the desk');
  await expect.poll(() => texts(withAnn), withinMs).toEqual(['from the desk']);
  withAnn.say('got it');
  for (const each of withBen)
    await expect.poll(() => texts(each), withinMs).toEqual(['from the desk', 'got it']);
});

it('replaces a connection that only seems to be open when it is woken', async () => {
  const client = newClient();
  client.connection.open();
  await expect.poll(() => client.connection.link.value.kind, withinMs).toBe('open');
  const seen: string[] = [];
  client.connection.link.subscribe(({ kind }) => {
    seen.push(kind);
    if (kind === 'lost') switchboard.mute(false);
  });
  switchboard.mute(true);
  client.connection.wake();
  await expect.poll(() => seen, withinMs).toEqual(['lost', 'open']);
});

it('connects by polling where WebSockets are swallowed', async () => {
  const oneNode = await startSwitchboard([apps.url(0)]);
  oneNode.swallowWebSockets(true);
  const client = newClient({ url: oneNode.url, openingMs: 500 });
  client.connection.open();
  await expect.poll(() => client.connection.link.value.kind, withinMs).toBe('open');
  expect(await client.connection.request('get_rooms', {})).toMatchObject({ ok: true });
  await oneNode.close();
});

it('takes a new name for now and the next time, and hears of it on another device', async () => {
  const tokens = memoryTokens();
  const desk = newClient({ tokens });
  desk.connection.open();
  await expect.poll(() => desk.connection.link.value.kind, withinMs).toBe('open');
  const tablet = newClient({ tokens: memoryTokens(tokens.token()) });
  tablet.connection.open();
  await expect.poll(() => tablet.connection.link.value.kind, withinMs).toBe('open');
  expect(await desk.connection.rename('  Ada  L. ')).toMatchObject({ ok: true, user: { name: 'Ada L.' } });
  expect(desk.connection.session.value?.user.name).toBe('Ada L.');
  await expect.poll(() => tablet.connection.session.value?.user.name, withinMs).toBe('Ada L.');
  const later = newClient({ tokens });
  later.connection.open();
  await expect.poll(() => later.connection.session.value?.user.name, withinMs).toBe('Ada L.');
  expect(await desk.connection.rename('\u200e')).toMatchObject({ ok: false, error: { code: 'bad_request' } });
});
