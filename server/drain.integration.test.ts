import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { startNode } from '../ops/local/start-node.ts';
import { startRedis } from '../ops/local/start-redis.ts';
import { movingMs } from './drain.ts';
import { names } from './names.ts';
import { RedisLink } from './redis/link.ts';
import { match, Person } from './testing/person.ts';
import { startApp, testSecret } from './testing/start-app.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function connect(url: string, transport = 'websocket', token?: string): Promise<Person> {
  const options = { transports: [transport], ...(token !== undefined && { auth: { token } }) };
  const person = await Person.connect(url, options);
  closing.push(() => person.close());
  return person;
}

async function startPair() {
  const redis = await startRedis();
  closing.push(() => redis.close());
  // The one that comes later knows of the other at once; alone, it would have nowhere to send anybody.
  const staying = await startApp({ NODE_NAME: 'n1', REDIS_URL: redis.url });
  closing.push(() => staying.close());
  const ending = await startApp({ NODE_NAME: 'n2', REDIS_URL: redis.url });
  closing.push(() => ending.close());
  return { ending, staying, redisUrl: redis.url };
}

it('gives so many connections a time in which 200 a second move', () => {
  expect([1, 300, 1000, 3000, 100_000].map(movingMs)).toEqual([1500, 1500, 5000, 15_000, 15_000]);
});

it('goes on for those who are there, by any transport, and lets nobody in', async () => {
  const { ending } = await startPair();
  const people = [await connect(ending.url), await connect(ending.url, 'polling')];
  for (const person of people) await person.do('join_room', { room: 'tea' });
  const drained = ending.drain();
  for (const person of people) {
    expect(await person.next('server_notice')).toEqual({ code: 'draining', reconnectWithinMs: 1500 });
  }
  expect((await fetch(`${ending.url}/ready`)).status).toBe(503);
  expect((await fetch(`${ending.url}/socket.io/?EIO=4&transport=polling`)).status).toBe(503);
  for (const transport of ['websocket', 'polling']) {
    await expect(Person.connect(ending.url, { transports: [transport] })).rejects.toThrow('error');
  }
  for (const [place, person] of people.entries()) {
    await person.do('chat_message', { room: 'tea', text: 'still here', clientId: `${place}` });
  }
  for (const person of people) person.close();
  await drained;
});

it('sends those who search first, to keep their place elsewhere, and those who talk last', async () => {
  const { ending, staying } = await startPair();
  const [ann, ben, cleo] = [await connect(ending.url), await connect(ending.url), await connect(ending.url)];
  const [{ matchId }] = await match(ann, ben);
  await cleo.search();
  const drained = ending.drain();
  const last = { code: 'draining', reconnectAfterMs: 1000, reconnectWithinMs: 1500 };
  for (const person of [ann, ben]) expect(await person.next('server_notice')).toEqual(last);
  expect(await cleo.next('server_notice')).toEqual({ code: 'draining', reconnectWithinMs: 500 });
  expect(await cleo.ask('request_random_peer', { mode: 'text' })).toMatchObject({
    error: { code: 'unavailable', retryAfterMs: 1000 },
  });
  await ann.do('webrtc_signal', { matchId, signal: { is: 'still relayed' } });
  expect(await ben.next('webrtc_signal')).toMatchObject({ signal: { is: 'still relayed' } });

  const moved = await connect(staying.url, 'websocket', cleo.session.token);
  await moved.search();
  expect(await cleo.next('search_ended')).toEqual({ reason: 'replaced' });
  const [dan, eve] = [await connect(staying.url), await connect(staying.url, 'websocket')];
  await dan.search();
  expect((await moved.next('match_found')).peer).toEqual(dan.session.user);
  await eve.search();

  const there = await connect(staying.url, 'websocket', ann.session.token);
  await there.do('resume_match', { matchId });
  await ben.do('chat_message', { matchId, text: 'are you there?', clientId: '1' });
  expect(await there.next('chat_message')).toMatchObject({ text: 'are you there?' });
  for (const person of [ann, ben, cleo]) person.close();
  await drained;
});

it('takes out the searches of those who do not move', async () => {
  const { ending, staying, redisUrl } = await startPair();
  const ann = await connect(ending.url);
  await ann.search();
  const drained = ending.drain();
  const ben = await connect(staying.url);
  const link = new RedisLink({ url: redisUrl });
  closing.push(() => link.close());
  await link.connect(5000);
  const waiting = () => link.call((client) => client.sCard(names.available));
  expect(await waiting()).toBe(1);
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
  await ben.search();
  await expect(ben.next('match_found', 500)).rejects.toThrow('no match_found');
  expect(ann.count('match_check')).toBe(0);
  ann.close();
  await drained;
});

it('hangs up on those who have not gone by then, and ends well', async () => {
  const redis = await startRedis();
  closing.push(() => redis.close());
  const env = { JWT_SECRET: testSecret, REDIS_URL: redis.url };
  const start = async (name: string) => {
    const node = await startNode({ name, env });
    closing.push(() => node.close());
    return node;
  };
  const [idle, hurried, slow] = [await start('n1'), await start('n2'), await start('n3')];
  const timed = async (work: Promise<unknown>) => {
    const start = performance.now();
    await work;
    return performance.now() - start;
  };

  const ann = await connect(slow.url);
  const hungUp = timed(once(ann.socket as never, 'disconnect'));
  expect(await timed(slow.kill('SIGTERM'))).toBeLessThan(8000);
  expect(await hungUp).toBeGreaterThan(3400);
  expect(slow.process.exitCode).toBe(0);

  expect(await timed(idle.kill('SIGTERM'))).toBeLessThan(2000);
  expect(idle.process.exitCode).toBe(0);

  const ben = await connect(hurried.url);
  const ended = once(hurried.process, 'exit');
  const killed = hurried.kill('SIGTERM');
  await ben.next('server_notice');
  hurried.process.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
  await killed;
});
