import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../shared/events.ts';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

const redis = ownRedis('test');
let environment: Record<string, string>;
let apps: [StartedApp, StartedApp];
let people: Person[];
let ann: Person;
let ben: Person;
let cleo: Person;

/** Ann and Ben are on the first node, Cleo on the second. */
beforeEach(async () => {
  environment = { REDIS_URL: redis.server.url, PRESENCE_GRACE_MS: '200', NODE_LEASE_MS: '3000' };
  environment.HANDOVER_GRACE_MS = '1500';
  apps = [await startApp(environment), await startApp(environment)];
  people = [];
  [ann, ben, cleo] = [await connect(0), await connect(0), await connect(1)];
  for (const person of people) await person.do('join_room', { room: 'tea' });
});

afterEach(async () => {
  for (const person of people) person.close();
  for (const app of apps) await app.close();
});

async function connect(node: 0 | 1, token?: string): Promise<Person> {
  const person = await Person.connect(apps[node].url, token === undefined ? {} : { auth: { token } });
  people.push(person);
  return person;
}

function say(person: Person, text: string) {
  return person.do('chat_message', { room: 'tea', text, clientId: text });
}

function told(person: Person): Message[] {
  return person.heard
    .filter(({ event }) => event === 'chat_message')
    .map(({ payload }) => payload as Message);
}

async function isDegraded(is: boolean): Promise<void> {
  const code = is ? 'degraded' : 'recovered';
  for (const person of [ann, cleo]) expect(await person.next('server_notice', 10_000)).toEqual({ code });
}

describe('two nodes', () => {
  it('tell who comes and goes once, whatever the number of connections', async () => {
    expect(await ann.next('user_joined')).toMatchObject({ user: ben.session.user, memberCount: 2 });
    expect(await ann.next('user_joined')).toMatchObject({ user: cleo.session.user, memberCount: 3 });
    const tab = await connect(0, cleo.session.token);
    await tab.do('join_room', { room: 'tea' });
    await cleo.do('leave_room', { room: 'tea' });
    await expect(ann.next('user_left', 300)).rejects.toThrow('no user_left');
    await tab.do('leave_room', { room: 'tea' });
    expect(await ann.next('user_left')).toMatchObject({
      room: 'tea',
      userId: cleo.session.user.id,
      memberCount: 2,
    });
    expect(ann.count('user_joined') + ann.count('user_left')).toBe(0);
  });

  it("tell a person's other connections which rooms to enter and to leave, and nobody of what follows", async () => {
    const tab = await connect(1, ann.session.token);
    await ann.do('join_room', { room: 'den' });
    expect(await tab.next('room_entered')).toEqual({ room: 'den' });
    await tab.do('join_room', { room: 'den', follows: true });
    await tab.do('join_room', { room: 'den' });
    await ann.do('leave_room', { room: 'den' });
    expect(await tab.next('room_left')).toEqual({ room: 'den' });
    await tab.do('leave_room', { room: 'den', follows: true });
    await tab.do('leave_room', { room: 'den' });
    await tab.do('join_room', { room: 'attic' });
    expect(await ann.next('room_entered')).toEqual({ room: 'attic' });
    expect(ann.count('room_left')).toBe(0);
    const counts = [ben, cleo].map((other) => other.count('room_entered') + other.count('room_left'));
    expect(counts).toEqual([0, 0]);
  });

  it('bring everybody the same messages in the same order, but for the sender, who has the answer', async () => {
    const tab = await connect(1, ann.session.token);
    await tab.do('join_room', { room: 'tea' });
    const speakers = [ann, ben, cleo];
    const saying = Array.from({ length: 30 }, (_, index) =>
      speakers.map((each, who) => say(each, `${who} ${index}`)),
    );
    const answers = await Promise.all(saying.flat());
    const order = answers.map(({ message }) => message).sort((a, b) => a.id - b.id);
    await expect.poll(() => told(tab)).toEqual(order);
    const fromOthers = order.filter(({ from }) => from.id !== ann.session.user.id);
    await expect.poll(() => told(ann)).toEqual(fromOthers);
    order.forEach((message, index) => {
      expect(message.previousId).toBe(order[index - 1]?.id ?? null);
    });
  });

  it('take a message once that is sent again by another node', async () => {
    const { message } = await say(ann, 'once');
    const elsewhere = await connect(1, ann.session.token);
    await elsewhere.do('join_room', { room: 'tea' });
    expect(await say(elsewhere, 'once')).toMatchObject({ message, duplicate: true });
    await say(cleo, 'next');
    await expect.poll(() => told(ben).map(({ text }) => text)).toEqual(['once', 'next']);
  });

  it('take a message once that is sent fifty times at once, by both of them', async () => {
    const tab = await connect(1, ann.session.token);
    await tab.do('join_room', { room: 'tea' });
    const sending = Array.from({ length: 50 }, (_, index) => say(index % 2 === 0 ? ann : tab, 'the same'));
    const answers = await Promise.all(sending);
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    await say(cleo, 'next');
    for (const person of [ben, cleo]) {
      const texts = person === ben ? ['the same', 'next'] : ['the same'];
      await expect.poll(() => told(person).map(({ text }) => text)).toEqual(texts);
    }
    const { messages } = await ben.do('get_recent_messages', { room: 'tea' });
    expect(messages.map(({ id }) => id)).toEqual([answers[0]?.message.id, expect.any(Number)]);
  });

  it('tell who types, to the others in the room only', async () => {
    const tabs = [await connect(0, cleo.session.token), await connect(1, cleo.session.token)];
    for (const tab of tabs) await tab.do('join_room', { room: 'tea' });
    await cleo.do('typing', { room: 'tea', isTyping: true });
    const typing = { room: 'tea', user: cleo.session.user, isTyping: true };
    expect(await ann.next('typing')).toEqual(typing);
    await say(ann, 'and then');
    for (const own of [cleo, ...tabs]) {
      await own.next('chat_message');
      expect(own.count('typing')).toBe(0);
    }
    const stranger = await connect(0);
    for (const event of ['typing', 'chat_message'] as const) {
      const payload = { room: 'tea', isTyping: true, text: 'hello', clientId: '1' };
      expect(await stranger.ask(event, payload)).toMatchObject({ error: { code: 'not_in_room' } });
    }
  });

  it('tell nobody of those who come back elsewhere when their node ends, and soon of those who do not', async () => {
    const dan = await connect(1);
    await dan.do('join_room', { room: 'tea' });
    for (const { session } of [ben, cleo, dan])
      expect(await ann.next('user_joined')).toMatchObject({ user: session.user });
    const endedAt = performance.now();
    await apps[1].close();
    apps[1] = await startApp(environment);
    const back = await connect(1, cleo.session.token);
    expect(await back.do('join_room', { room: 'tea' })).toMatchObject({ memberCount: 4 });
    expect(await ann.next('user_left')).toMatchObject({ userId: dan.session.user.id, memberCount: 3 });
    expect(performance.now() - endedAt).toBeGreaterThan(1000);
    expect(await ann.do('get_room_members', { room: 'tea' })).toMatchObject({ memberCount: 3 });
    expect(ann.count('user_joined') + ann.count('user_left')).toBe(0);
  });
});

it('nobody is told of a subscription that is cut and heals by itself, and nothing is missed', async () => {
  for (let round = 0; round < 3; round++) {
    await redis.link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
    await say(ben, `during ${round}`);
  }
  const said = ['during 0', 'during 1', 'during 2'];
  await expect.poll(() => told(cleo).map(({ text }) => text), { timeout: 5000 }).toEqual(said);
  expect([ann, ben, cleo].map((person) => person.count('server_notice'))).toEqual([0, 0, 0]);
});

describe('with Redis away', () => {
  it('delivers on the node, refuses to join, and makes it all good afterwards', async () => {
    await say(ann, 'before');
    await expect.poll(() => told(cleo)).toHaveLength(1);
    await redis.server.kill();
    await isDegraded(true);
    const start = performance.now();
    const { message: one } = await say(ann, 'one');
    await say(ben, 'two');
    expect(await say(ann, 'one')).toMatchObject({ message: one, duplicate: true });
    expect(await ann.ask('join_room', { room: 'den' })).toMatchObject({ error: { code: 'unavailable' } });
    expect(performance.now() - start).toBeLessThan(3000);
    expect(one).toMatchObject({ persisted: false, previousId: null });
    await expect.poll(() => told(ben)).toContainEqual(one);
    expect(told(cleo).map(({ text }) => text)).toEqual(['before']);

    await redis.server.restart();
    await isDegraded(false);
    const logged = ['before', 'one', 'two'];
    await expect.poll(() => told(cleo).map(({ text }) => text), { timeout: 5000 }).toEqual(logged);
    const persisted = (person: Person) => told(person).filter((each) => each.persisted);
    await expect.poll(() => persisted(ann).map(({ text }) => text)).toEqual(['one', 'two']);
    const { messages } = await cleo.do('get_recent_messages', { room: 'tea' });
    expect(messages.map(({ text }) => text)).toEqual(logged);
    expect((await say(ann, 'after')).message).toMatchObject({ persisted: true });
  });

  it('refuses alone what cannot be kept when it is back, and tells who said it', async () => {
    for (const person of [ann, cleo]) await person.do('join_room', { room: 'den' });
    await redis.link.call((client) => client.set(names.roomMessages('den'), 'of the wrong type'));
    await redis.server.kill();
    await isDegraded(true);
    await ann.do('chat_message', { room: 'den', text: 'lost', clientId: 'lost' });
    expect(await say(ann, 'kept')).toMatchObject({ message: { persisted: false } });
    await redis.server.restart();
    expect(await ann.next('request_failed', 10_000)).toMatchObject({
      event: 'chat_message',
      error: { code: 'internal' },
      clientId: 'lost',
    });
    expect(await cleo.next('chat_message', 10_000)).toMatchObject({ text: 'kept', persisted: true });
    expect(cleo.count('chat_message')).toBe(0);
    expect(await ann.ask('chat_message', { room: 'den', text: 'again', clientId: 'again' })).toMatchObject({
      error: { code: 'internal' },
    });
  });

  it('tells of those who left meanwhile when it is back', async () => {
    await redis.server.kill();
    await isDegraded(true);
    await ben.do('leave_room', { room: 'tea' });
    await ben.do('get_room_members', { room: 'tea' }).catch(() => {});
    await redis.server.restart();
    await isDegraded(false);
    expect(await cleo.next('user_left')).toMatchObject({ userId: ben.session.user.id, memberCount: 2 });
  });

  it('lists everybody again when it comes back empty', async () => {
    await redis.server.restartEmpty();
    const count = async () => {
      const answer = await cleo.ask('get_room_members', { room: 'tea' });
      return answer.ok ? answer.memberCount : answer.error.code;
    };
    await expect.poll(count, { timeout: 10_000 }).toBe(3);
    expect(await cleo.do('get_rooms', {})).toMatchObject({ rooms: [{ room: 'tea', memberCount: 3 }] });
    await say(ann, 'anew');
    expect(await cleo.next('chat_message')).toMatchObject({ text: 'anew', previousId: null });
  });
});
