import { createClient } from 'redis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

const redis = ownRedis('test');
let apps: StartedApps;
let ann: Person;
let ben: Person;

/** Ann is on the first of four nodes, Ben on the second. */
beforeEach(async () => {
  apps = await startApps(4, { REDIS_URL: redis.server.url });
  [ann, ben] = [await connect(0), await connect(1)];
});

afterEach(() => apps.close());

function connect(node: number, token?: string): Promise<Person> {
  return apps.connect(node, token === undefined ? {} : { auth: { token } });
}

const idOf = (person: Person) => person.session.user.id;

function say(person: Person, to: Person, text: string) {
  return person.do('chat_message', { toUser: idOf(to), text, clientId: text });
}

function told(person: Person): Message[] {
  return person.heard
    .filter(({ event }) => event === 'chat_message')
    .map(({ payload }) => payload as Message);
}

async function isDegraded(is: boolean): Promise<void> {
  const code = is ? 'degraded' : 'recovered';
  for (const person of [ann, ben]) expect(await person.next('server_notice', 10_000)).toEqual({ code });
}

describe('a message between two people', () => {
  it('reaches every connection of both on whichever node, each naming the other, and nobody else', async () => {
    const [annTab, benTab, cleo] = [
      await connect(2, ann.session.token),
      await connect(0, ben.session.token),
      await connect(1),
    ];
    const { message } = await say(ann, ben, 'hello');
    expect(message).toMatchObject({ withUser: idOf(ben), from: ann.session.user, persisted: true });
    expect(await annTab.next('chat_message')).toEqual(message);
    for (const each of [ben, benTab]) {
      expect(await each.next('chat_message')).toEqual({ ...message, withUser: idOf(ann) });
    }
    await say(ben, ann, 'back');
    expect(await benTab.next('chat_message')).toMatchObject({ text: 'back', previousId: message.id });
    await ann.next('chat_message');
    expect(told(ann)).toEqual([]);
    expect(told(cleo)).toEqual([]);
  });

  it('wakes two nodes of four: the channels of the two have one listener each, of all that there are', async () => {
    const channels = () => redis.link.call((client) => client.pubSubChannels('dm:to:*'));
    const mine = [ann, ben].map((person) => names.directChannel(idOf(person)));
    const [cleo, dan] = [await connect(2), await connect(3)];
    const others = [cleo, dan].map((person) => names.directChannel(idOf(person)));
    await expect.poll(async () => (await channels()).sort()).toEqual([...mine, ...others].sort());
    const woken = await channelsOf('a word of mine', () => say(ann, ben, 'a word of mine'));
    expect(woken.sort()).toEqual(mine.toSorted());
    const listeners = await redis.link.call((client) => client.pubSubNumSub(mine));
    expect(Object.values(listeners)).toEqual([1, 1]);
    cleo.close();
    await expect.poll(async () => (await channels()).sort()).not.toContain(others[0]);
  });

  it('is kept once, whatever is sent again at once and from wherever', async () => {
    const annTab = await connect(2, ann.session.token);
    const sending = Array.from({ length: 50 }, (_, index) =>
      say(index % 2 === 0 ? ann : annTab, ben, 'once'),
    );
    const answers = await Promise.all(sending);
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await say(ann, ben, 'next');
    await expect.poll(() => told(ben).map(({ text }) => text)).toEqual(['once', 'next']);
  });

  it('is read in the same order by both, page by page, oldest first', async () => {
    const sending = Array.from({ length: 20 }, (_, index) => [
      say(ann, ben, `a${index}`),
      say(ben, ann, `b${index}`),
    ]);
    await Promise.all(sending.flat());
    const read = async (person: Person, withUser: string) =>
      (await person.do('get_direct_messages', { withUser, limit: 100 })).messages;
    const [byAnn, byBen] = [await read(ann, idOf(ben)), await read(ben, idOf(ann))];
    expect(byAnn).toHaveLength(40);
    expect(byBen).toEqual(byAnn.map((message) => ({ ...message, withUser: idOf(ann) })));
    byAnn.forEach((message, index) => {
      expect(message.previousId).toBe(byAnn[index - 1]?.id ?? null);
    });
    const withUser = idOf(ben);
    const [third, last] = [byAnn[3]?.id ?? 0, byAnn[39]?.id ?? 0];
    expect(await ann.do('get_direct_messages', { withUser, before: third, limit: 2 })).toMatchObject({
      messages: byAnn.slice(1, 3),
      hasMore: true,
    });
    expect(await ann.do('get_direct_messages', { withUser, after: third, limit: 2 })).toMatchObject({
      messages: byAnn.slice(4, 6),
      hasMore: true,
      gap: false,
    });
    expect(await ann.do('get_direct_messages', { withUser, after: last })).toMatchObject({
      messages: [],
      gap: false,
    });
  });

  it('reaches those who lost it when subscriptions are cut, in order', async () => {
    const cleo = await connect(2);
    for (let round = 0; round < 5; round++) {
      const sending = Array.from({ length: 20 }, (_, index) => say(ann, ben, `${round} ${index}`));
      await redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
      await Promise.all([...sending, say(cleo, ben, `from cleo ${round}`)]);
    }
    const ids = (from: Person) => [
      ...new Set(
        told(ben)
          .filter((each) => each.from.id === idOf(from))
          .map(({ id }) => id),
      ),
    ];
    await expect.poll(() => [ids(ann).length, ids(cleo).length], { timeout: 10_000 }).toEqual([100, 5]);
    const { messages } = await ben.do('get_direct_messages', { withUser: idOf(ann), limit: 100 });
    expect(ids(ann)).toEqual(messages.map(({ id }) => id));
  });

  it('is refused to oneself, to somebody who never was here, and together with another target', async () => {
    const code = async (payload: Parameters<typeof ann.ask<'chat_message'>>[1]) => {
      const answer = await ann.ask('chat_message', payload);
      return answer.ok ? 'ok' : answer.error.code;
    };
    const words = { text: 'hello', clientId: '1' };
    expect(await code({ toUser: idOf(ann), ...words })).toBe('bad_request');
    expect(await code({ toUser: 'nobody-at-all', ...words })).toBe('not_found');
    expect(await code({ toUser: 'a:b', ...words })).toBe('bad_request');
    expect(await code({ toUser: idOf(ben), room: 'tea', ...words })).toBe('bad_request');
    expect(await ann.ask('get_direct_messages', { withUser: idOf(ann) })).toMatchObject({
      error: { code: 'bad_request' },
    });
    expect(await ann.ask('get_direct_messages', { withUser: 'nobody-at-all' })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await ann.do('get_conversations', {})).toMatchObject({ conversations: [] });
  });

  it('waits for somebody who is not there', async () => {
    ben.close();
    await say(ann, ben, 'later');
    const back = await connect(3, ben.session.token);
    expect(await back.do('get_conversations', {})).toMatchObject({
      conversations: [{ user: ann.session.user, lastMessage: { text: 'later' }, unread: 1, readId: 0 }],
    });
  });
});

describe('conversations', () => {
  it('are listed newest first, with the last message and what is unread', async () => {
    const cleo = await connect(2);
    await say(ann, ben, 'one');
    await say(cleo, ben, 'two');
    const { message } = await say(ann, ben, 'three');
    const { conversations } = await ben.do('get_conversations', {});
    expect(conversations).toMatchObject([
      { user: ann.session.user, lastMessage: { ...message, withUser: idOf(ann) }, unread: 2 },
      { user: cleo.session.user, lastMessage: { text: 'two' }, unread: 1 },
    ]);
    expect((await ann.do('get_conversations', {})).conversations).toMatchObject([
      { user: ben.session.user, lastMessage: message, unread: 0 },
    ]);
  });
});

describe('somebody who is blocked', () => {
  it('cannot tell, and does not reach the other by any device', async () => {
    const benTab = await connect(3, ben.session.token);
    const annTab = await connect(2, ann.session.token);
    const { message: first } = await say(ann, ben, 'before');
    for (const each of [ben, benTab, annTab]) await each.next('chat_message');
    await ben.do('block_user', { userId: idOf(ann) });
    const { message, ...answer } = await say(ann, ben, 'hidden');
    expect(answer).toEqual({ ok: true });
    expect(message).toMatchObject({ persisted: true, previousId: first.id });
    expect(await annTab.next('chat_message')).toEqual(message);
    expect(await ann.do('get_direct_messages', { withUser: idOf(ben) })).toMatchObject({
      messages: [first, message],
    });
    expect((await ann.do('get_conversations', {})).conversations).toMatchObject([
      { lastMessage: message, isBlocked: false },
    ]);

    expect((await ben.do('get_direct_messages', { withUser: idOf(ann) })).messages).toHaveLength(1);
    expect(await ben.do('get_direct_messages', { withUser: idOf(ann), after: first.id })).toMatchObject({
      messages: [],
      gap: false,
    });
    expect((await ben.do('get_conversations', {})).conversations).toMatchObject([
      { lastMessage: { text: 'before' }, unread: 1, isBlocked: true },
    ]);
    const { blocked, hasMore } = await benTab.do('get_blocked', {});
    expect([blocked.map(({ userId }) => userId), hasMore]).toEqual([[idOf(ann)], false]);
    expect(Math.abs(Date.parse(blocked[0]?.blockedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(await annTab.do('get_blocked', {})).toMatchObject({ blocked: [] });
    await ben.do('unblock_user', { userId: idOf(ann) });
    expect(await ben.do('get_blocked', {})).toMatchObject({ blocked: [] });
    expect((await ben.do('get_conversations', {})).conversations).toMatchObject([{ isBlocked: false }]);
    await say(ann, ben, 'after');
    for (const each of [ben, benTab]) {
      expect(await each.next('chat_message')).toMatchObject({ text: 'after', previousId: first.id });
      expect(told(each)).toEqual([]);
    }
    expect(await ann.do('get_direct_messages', { withUser: idOf(ben) })).toMatchObject({
      messages: [{ text: 'before' }, { text: 'hidden' }, { text: 'after', previousId: message.id }],
    });
  });

  it('is not written to by who blocked them', async () => {
    await ben.do('block_user', { userId: idOf(ann) });
    expect(await ben.ask('chat_message', { toUser: idOf(ann), text: 'hello', clientId: '1' })).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  it('is not listed to somebody to whom they never wrote before', async () => {
    await ben.do('block_user', { userId: idOf(ann) });
    await say(ann, ben, 'hidden');
    expect((await ben.do('get_conversations', {})).conversations).toEqual([]);
    expect((await ann.do('get_conversations', {})).conversations).toHaveLength(1);
  });
});

describe('with Redis away', () => {
  it('what is said is kept and told to own devices; the other gets it afterwards', async () => {
    const annTab = await connect(0, ann.session.token);
    await say(ann, ben, 'before');
    await annTab.next('chat_message');
    await ben.next('chat_message');
    await redis.server.kill();
    await isDegraded(true);
    const { message } = await say(ann, ben, 'away');
    expect(message).toMatchObject({ persisted: false, withUser: idOf(ben), previousId: null });
    expect(await say(ann, ben, 'away')).toMatchObject({ message, duplicate: true });
    expect(await annTab.next('chat_message')).toEqual(message);
    expect(told(ben)).toEqual([]);
    expect(await ben.ask('get_direct_messages', { withUser: idOf(ann) })).toMatchObject({
      error: { code: 'unavailable' },
    });
    await redis.server.restart();
    await isDegraded(false);
    expect(await ben.next('chat_message', 10_000)).toMatchObject({ text: 'away', persisted: true });
    expect(await annTab.next('chat_message')).toMatchObject({ text: 'away', persisted: true });
    expect((await say(ann, ben, 'after')).message.persisted).toBe(true);
  });
});

/** All channels on which something with this word is published while `work` runs. */
async function channelsOf(word: string, work: () => Promise<unknown>): Promise<string[]> {
  const listener = await createClient({ url: redis.server.url }).connect();
  const channels: string[] = [];
  const end = Promise.withResolvers<void>();
  await listener.pSubscribe('*', (message, channel) => {
    if (message.includes(word)) channels.push(channel);
    if (channel === 'mark') end.resolve();
  });
  await work();
  await redis.link.publish('mark', '');
  await end.promise;
  listener.destroy();
  return channels;
}
