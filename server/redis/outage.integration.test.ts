import { describe, expect, it } from 'vitest';
import { ownCluster } from '../testing/own-cluster.ts';
import { match, type Person } from '../testing/person.ts';

const own = ownCluster(2, { RATE_LIMIT_FACTOR: '0', PRESENCE_GRACE_MS: '100' });
const { connect } = own;

/** Asks for many things at once, again and again, until told to stop; gives the slowest answer in ms. */
function traffic(person: Person, matchId: string) {
  let isOn = true;
  let slowestMs = 0;
  const timed = async (asking: Promise<unknown>) => {
    const start = performance.now();
    await asking;
    slowestMs = Math.max(slowestMs, performance.now() - start);
  };
  const running = (async () => {
    for (let round = 0; isOn; round++) {
      const message = { text: 'hello', clientId: `${person.session.user.id} ${round}` };
      await Promise.all([
        timed(person.ask('chat_message', { room: 'lobby', ...message })),
        timed(person.ask('chat_message', { matchId, ...message })),
        timed(person.ask('typing', { room: 'lobby', isTyping: true })),
        timed(person.ask('get_recent_messages', { room: 'lobby' })),
        timed(person.ask('join_room', { room: `room-${round % 5}` })),
        timed(person.ask('user_unavailable_webrtc', {})),
        timed(person.ask('list_rooms', {})),
      ]);
    }
  })();
  return async () => {
    isOn = false;
    await running;
    return slowestMs;
  };
}

describe.each([
  ['killed', () => own.cluster.redis.kill('SIGKILL'), () => own.cluster.redis.restart()],
  ['frozen', async () => own.cluster.redis.pause(), async () => own.cluster.redis.resume()],
])('with Redis %s under traffic', (_, fail, mend) => {
  it('answers every request, tells the clients, and is itself again afterwards', async () => {
    const [ann, ben, cleo] = [await connect(0), await connect(0), await connect(1)];
    for (const person of [ann, ben, cleo]) await person.do('join_room', { room: 'lobby' });
    const [{ matchId }] = await match(ann, ben);
    const stops = [traffic(ann, matchId), traffic(ben, matchId), traffic(cleo, matchId)];
    await ann.next('chat_message');
    await fail();
    expect(await ann.next('server_notice')).toEqual({ code: 'degraded' });
    expect(await cleo.next('server_notice')).toEqual({ code: 'degraded' });
    const newcomer = await connect(1);
    expect(newcomer.session.degraded).toBe(true);
    const search = await newcomer.ask('request_random_peer', { mode: 'text' });
    expect(search).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    const relayed = await ann.ask('chat_message', { matchId, text: 'on this node', clientId: 'local' });
    expect(relayed).toMatchObject({ ok: true });
    await mend();
    expect(await cleo.next('server_notice', 5000)).toEqual({ code: 'recovered' });
    const slowest = await Promise.all(stops.map((stop) => stop()));
    expect(Math.max(...slowest)).toBeLessThan(4000);

    await expect
      .poll(() => newcomer.ask('join_room', { room: 'lobby' }), { timeout: 5000 })
      .toMatchObject({ ok: true });
    await newcomer.do('chat_message', { room: 'lobby', text: 'after', clientId: 'after' });
    const heard = async (): Promise<unknown> => {
      const message = await ann.next('chat_message');
      return message.text === 'after' ? message : heard();
    };
    expect(await heard()).toMatchObject({ persisted: true });
    expect(await newcomer.search()).toMatchObject({ status: 'waiting' });
  });
});

it('starts without Redis, says so, and takes it up when it comes', async () => {
  await own.cluster.redis.kill('SIGKILL');
  await own.cluster.nodes[0]?.kill('SIGKILL');
  const starting = own.cluster.nodes[0]?.restart();
  await expect
    .poll(async () => (await fetch(`${own.cluster.nodes[0]?.url}/health`).catch(() => undefined))?.status, {
      timeout: 8000,
    })
    .toBe(200);
  expect((await fetch(`${own.cluster.nodes[0]?.url}/ready`)).status).toBe(503);
  const ann = await connect(0);
  expect(ann.session.degraded).toBe(true);
  expect(await ann.next('server_notice')).toEqual({ code: 'degraded' });
  await own.cluster.redis.restart();
  await starting;
  expect(await ann.next('server_notice')).toEqual({ code: 'recovered' });
  expect(await ann.search()).toMatchObject({ status: 'waiting' });
});
