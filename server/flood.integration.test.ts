import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Ack, EventName } from '../shared/events.ts';
import { goodPayloads } from './testing/good-payloads.ts';
import { ownApps } from './testing/own-apps.ts';
import { match, type Person } from './testing/person.ts';

const apps = ownApps(0, { RATE_LIMIT_FACTOR: '1' });

/** What may be done at once, and then in a second, by what is counted together. */
it.each<[EventName, number, number]>([
  ['typing', 5, 1],
  ['chat_message', 10, 5],
  ['join_room', 10, 2],
  ['leave_match', 20, 2],
  ['get_recent_messages', 20, 5],
  ['webrtc_signal', 60, 30],
])(
  'a flood of %s is stopped, and heard again after the time that is told',
  async (event, burst, perSecond) => {
    const [mallory, accomplice] = [await apps.connect(), await apps.connect()];
    const [{ matchId }] = await match(mallory, accomplice);
    const payload = goodPayloads({ room: 'den', matchId })[event];
    await mallory.do('join_room', { room: 'den' });

    const start = performance.now();
    const answers = await flood(mallory, event, payload, burst * 4);
    const seconds = (performance.now() - start) / 1000;
    expect(codes(answers)).toEqual(new Set(['ok', 'rate_limited']));
    const served = answers.filter(({ ok }) => ok).length;
    // One may have been used up on the way here.
    expect(served).toBeGreaterThanOrEqual(burst - 1);
    expect(served).toBeLessThanOrEqual(burst + 1 + seconds * perSecond);
    const waitsMs = answers.flatMap((each) => (each.ok ? [] : [each.error.retryAfterMs ?? 0]));
    expect(Math.min(...waitsMs)).toBeGreaterThan(0);
    expect(Math.max(...waitsMs)).toBeLessThanOrEqual(Math.ceil(1000 / perSecond));
    await sleep(Math.max(...waitsMs) + 20);
    expect(await mallory.send(event, payload)).toMatchObject({ ok: true });
  },
);

it('a flood of garbage is stopped too', async () => {
  const mallory = await apps.connect();
  const answers = await flood(mallory, 'no_such_event', {}, 600);
  expect(codes(answers)).toEqual(new Set(['bad_request', 'rate_limited']));
  const retryAfterMs = Math.max(...answers.map((each) => (each.ok ? 0 : (each.error.retryAfterMs ?? 0))));
  await sleep(retryAfterMs + 20);
  expect(await mallory.ask('get_rooms', {})).toMatchObject({ ok: true });
});

it('whoever floods and asks for no answer is told that it is stopped', async () => {
  const mallory = await apps.connect();
  for (let each = 0; each < 40; each++)
    mallory.socket.emit('get_rooms', ...([{}] as unknown as [never, never]));
  const { event, error } = await mallory.next('request_failed');
  expect(event).toBe('get_rooms');
  expect(error).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
});

it('a flood changes nothing for anybody else', async () => {
  const mallory = await apps.connect();
  await mallory.do('join_room', { room: 'den' });
  const ann = await apps.connect();
  await ann.do('join_room', { room: 'den' });
  const payload = { room: 'den', text: 'spam', clientId: 'spam' };
  const requests = Array.from({ length: 1000 }, (_, place) =>
    mallory.send('chat_message', { ...payload, clientId: `spam ${place}` }),
  );
  const { message } = await ann.do('chat_message', { ...payload, text: 'tea?', clientId: 'ann' });
  expect(message.text).toBe('tea?');
  const sent = (await Promise.all(requests)).filter(({ ok }) => ok).length;
  expect(sent).toBeGreaterThanOrEqual(10);
  expect(sent).toBeLessThan(30);
  await expect.poll(() => ann.count('chat_message')).toBe(sent);
  expect(mallory.socket.connected).toBe(true);
});

it('two connections of one person share what that person may do', async () => {
  const phone = await apps.connect();
  const laptop = await apps.connect(0, { auth: { token: phone.session.token } });
  const stranger = await apps.connect();
  await flood(phone, 'join_room', { room: 'den' }, 20);
  expect(await laptop.ask('join_room', { room: 'den' })).toMatchObject({ error: { code: 'rate_limited' } });
  expect(await stranger.ask('join_room', { room: 'den' })).toMatchObject({ ok: true });
});

function flood(person: Person, event: string, payload: object, times: number): Promise<Ack<object>[]> {
  return Promise.all(
    Array.from({ length: times }, (_, place) =>
      person.send(event, event === 'chat_message' ? { ...payload, clientId: `c${place}` } : payload),
    ),
  );
}

function codes(answers: Ack<object>[]): Set<string> {
  return new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)));
}
