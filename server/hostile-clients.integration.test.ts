import { once } from 'node:events';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ack, EventName } from '../shared/events.ts';
import { limits } from '../shared/limits.ts';
import { payloads } from '../shared/payloads.ts';
import { goodPayloads } from './testing/good-payloads.ts';
import { type Conversation, keepTalking } from './testing/keep-talking.ts';
import { ownApps } from './testing/own-apps.ts';
import { match, type Person } from './testing/person.ts';
import { startApps } from './testing/start-apps.ts';

const events = Object.keys(payloads) as EventName[];
/** Those after which somebody is still there. */
const lasting = events.filter((event) => event !== 'delete_my_data');
const garbage = [
  ...[null, true, 0, -1, 1.5, 1e308, Number.NaN, '', ' ', 'x', '\u0000', '\u001f', '\ud800', '\ufeff'],
  ...['__proto__', 'constructor', '{a}', '*', '../..', '1:\ud800', '9999-12-31T23:59:59.999999999Z'],
  ...['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+23:59', 'x'.repeat(65), '\u0300'.repeat(64)],
  ...[[], [[]], [null], ['\ud800'], {}, { a: { b: {} } }, { kind: 'x' }, Buffer.from('x')],
  ...[JSON.parse('{"__proto__":{"ok":true}}'), { constructor: { prototype: {} } }, nested(500)],
];
const refusals = ['bad_request', 'too_large', 'not_in_room', 'not_in_match', 'not_found', 'conflict'];

let conversation: Conversation;
let mallory: Person;
let accomplice: Person;
/** In no match, so that their searches are taken. */
let stray: Person;
let good: ReturnType<typeof goodPayloads>;

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('a hostile client of %s', (_, nodes) => {
  const apps = ownApps(nodes);

  beforeEach(async () => {
    conversation = await keepTalking(await apps.connect(0), await apps.connect(1));
    mallory = await apps.connect(0);
    accomplice = await apps.connect(1);
    stray = await apps.connect(0);
    const [{ matchId }] = await match(mallory, accomplice);
    good = goodPayloads({ room: 'den', matchId });
    await mallory.do('join_room', { room: 'den' });
    mallory.heard.splice(0);
  });
  afterEach(async () => {
    await stray.do('user_unavailable_webrtc', {});
    expect(await conversation.end()).toEqual([]);
  });

  it.each(events)('is told that what is no object is no payload of %s', async (event) => {
    const wholes = [null, true, 7, Number.NaN, 'text', '{}', [], [{}], Buffer.from('{}'), new Date()];
    const answers = await Promise.all([
      mallory.send(event),
      ...wholes.map((each) => mallory.send(event, each)),
    ]);
    expect(answers.map(code)).toEqual(answers.map(() => 'bad_request'));
    expect(mallory.socket.connected).toBe(true);
  });

  it('gets an answer to garbage in any field, and nothing happens', async () => {
    for (const event of lasting) {
      for (const field of Object.keys(good[event])) {
        const answers = await Promise.all(
          garbage.flatMap((each) =>
            [mallory, stray].map((person) => person.send(event, { ...good[event], [field]: each })),
          ),
        );
        expect(['ok', ...refusals], `${event} ${field}`).toEqual(expect.arrayContaining(answers.map(code)));
      }
    }
    expect(mallory.socket.connected).toBe(true);
  });

  it('cannot reach what every object has', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'error', 'session', 'close', ''];
    const answers = await Promise.all(names.map((name) => mallory.send(name, {})));
    expect(answers.map(code)).toEqual(names.map(() => 'bad_request'));
    const polluted = JSON.parse('{"__proto__":{"room":"den"},"constructor":{"prototype":{"room":"den"}}}');
    expect(code(await mallory.send('leave_room', polluted))).toBe('bad_request');
    expect(Object.hasOwn(Object.prototype, 'room')).toBe(false);
    const { rooms } = await mallory.do('get_rooms', {});
    expect(rooms.map(({ room }) => room)).toEqual(['den']);
  });

  it('loses nothing by fields that mean nothing', async () => {
    const extra = { role: 'admin', user: { id: 'x' }, from: { id: 'x', name: 'x' }, nested: nested(500) };
    const { message } = await mallory.do('chat_message', { ...good.chat_message, ...extra } as never);
    expect(message).toMatchObject({ from: mallory.session.user });
    expect(message).not.toHaveProperty('role');
  });

  it('that asks for no answer is told what failed, and of what went well nothing', async () => {
    mallory.socket.emit('chat_message', ...([{ room: 'den' }] as unknown as [never, never]));
    const { event, error } = await mallory.next('request_failed');
    expect(event).toBe('chat_message');
    expect(error).toMatchObject({ code: 'bad_request', message: expect.stringContaining('text') });
    mallory.socket.emit('watch_stats', ...([{ on: false }] as unknown as [never, never]));
    await mallory.do('get_rooms', {});
    expect(mallory.heard).toEqual([]);
  });

  it('gets one answer where it passes two callbacks', async () => {
    const answers: string[] = [];
    const { promise, resolve } = Promise.withResolvers<Ack<object>>();
    const args = [() => answers.push('first'), resolve] as unknown as [never, never];
    mallory.socket.emit('get_rooms', ...args);
    expect(code(await promise)).toBe('bad_request');
    expect(answers).toEqual([]);
  });

  it('ends its own connection, and no other, by a frame over 128 KiB', async () => {
    const almost = 'x'.repeat(limits.frameBytes - 100);
    expect(code(await mallory.send('chat_message', { ...good.chat_message, text: almost }))).toBe(
      'too_large',
    );
    const ended = new Promise((resolve) => mallory.socket.once('disconnect', resolve));
    mallory.socket.emit('chat_message', ...([{ text: `${almost}${almost}` }] as unknown as [never, never]));
    expect(await ended).toBe('transport close');
    expect(await accomplice.next('peer_reconnecting')).toEqual({ matchId: good.typing.matchId });
  });

  it('is always answered, whatever JSON it sends', async () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...garbage),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.maxSafeInteger(),
    );
    const request = fc.constantFrom(...lasting).chain((event) => {
      const fields = Object.entries(good[event]).map(([field, is]) => [
        field,
        fc.oneof(fc.constant(is), value),
      ]);
      const close = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
      return fc.tuple(fc.constant(event), fc.oneof({ weight: 4, arbitrary: close }, value));
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 5, maxLength: 20 }), async (requests) => {
        const answers = await Promise.all(
          requests.flatMap((each) => [mallory, stray].map((person) => person.send(...each))),
        );
        expect(['ok', ...refusals]).toEqual(expect.arrayContaining(answers.map(code)));
        expect([mallory, stray].map(({ socket }) => socket.connected)).toEqual([true, true]);
      }),
      { numRuns: 100 },
    );
  });
});

it('a hostile client that sends garbage without end is thrown out and kept out, and nobody else notices', async () => {
  const cluster = await startApps(2, { RATE_LIMIT_FACTOR: '0.5' });
  try {
    const [ann, ben] = [await cluster.connect(0), await cluster.connect(1)];
    const [{ matchId }] = await match(ann, ben);
    for (const person of [ann, ben]) person.heard.splice(0);
    const auth = { token: (await cluster.connect(0)).session.token };
    for (let time = 0; time < 3; time++) {
      const isThrownOut = floodWithGarbage(await cluster.connect(time, { auth }));
      const message = { text: `hello ${time}`, clientId: `${time}` };
      await ann.do('chat_message', { matchId, ...message });
      expect(await ben.next('chat_message')).toMatchObject(message);
      await isThrownOut;
    }
    const comes = (place: number) => cluster.connect(place, { auth }).catch(({ data }) => data);
    for (const place of [0, 1]) await expect.poll(() => comes(place)).toMatchObject({ code: 'banned' });
    expect([ann, ben].map(({ heard }) => heard)).toEqual([[], []]);
  } finally {
    await cluster.close();
  }
});

async function floodWithGarbage(person: Person): Promise<void> {
  const end = once(person.socket as never, 'disconnect');
  for (let place = 0; place < 2000; place++) {
    const event = lasting[place % lasting.length] ?? 'typing';
    person.socket.emit(event, ...([garbage[place % garbage.length]] as unknown as [never, never]));
  }
  await end;
}

function code(answer: Ack<object>): string {
  return answer.ok ? 'ok' : answer.error.code;
}

function nested(depth: number): object {
  return depth === 0 ? {} : { a: nested(depth - 1) };
}
