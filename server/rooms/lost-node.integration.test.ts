import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { type LocalNode, startNode } from '../../ops/local/start-node.ts';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { Person } from '../testing/person.ts';
import { testSecret } from '../testing/start-app.ts';

let redis: LocalRedis;
let nodes: LocalNode[];
let ann: Person;
let cleo: Person;

/** Ann is on the node that stays, Cleo on the one that is lost. */
async function start(settings: Record<string, string> = {}): Promise<void> {
  redis = await startRedis();
  const env = { JWT_SECRET: testSecret, REDIS_URL: redis.url, RATE_LIMIT_FACTOR: '0', ...settings };
  nodes = await Promise.all(['n1', 'n2'].map((name) => startNode({ name, env })));
  ann = await Person.connect(nodes[0]?.url ?? '');
  cleo = await Person.connect(nodes[1]?.url ?? '');
  for (const person of [ann, cleo]) await person.do('join_room', { room: 'tea' });
  await ann.next('user_joined');
}

afterEach(async () => {
  for (const person of [ann, cleo]) person.close();
  for (const node of nodes) await node.close();
  await redis.close();
});

it('is left by everybody on a node that was killed, once its lease is over', async () => {
  await start();
  const dan = await Person.connect(nodes[1]?.url ?? '');
  await dan.do('join_room', { room: 'tea' });
  await ann.next('user_joined');
  await nodes[1]?.kill();
  const killedAt = performance.now();
  // Whoever is back by then was never gone.
  const back = await Person.connect(nodes[0]?.url ?? '', { auth: { token: dan.session.token } });
  await back.do('join_room', { room: 'tea' });
  const listed = async () => {
    const { members, memberCount } = await ann.do('get_room_members', { room: 'tea' });
    const [room] = (await ann.do('list_rooms', {})).rooms;
    return [members.length, memberCount, room?.memberCount];
  };
  await expect.poll(listed, { timeout: 15_000 }).toEqual([2, 2, 2]);
  const left = { room: 'tea', userId: cleo.session.user.id, memberCount: 2 };
  expect(await ann.next('user_left', 15_000)).toMatchObject(left);
  // The lease of 4 s, of which up to a quarter may have gone by, and what the machine takes.
  expect(performance.now() - killedAt).toBeGreaterThan(2500);
  expect(performance.now() - killedAt).toBeLessThan(6000);
  expect(ann.count('user_joined') + ann.count('user_left')).toBe(0);
  back.close();
});

it('has everybody again on a node that only stood still, and brings them what was said', async () => {
  await start({ NODE_LEASE_MS: '1000' });
  nodes[1]?.pause();
  await ann.next('user_left');
  const { message } = await ann.do('chat_message', { room: 'tea', text: 'anyone?', clientId: '1' });
  await delay(200);
  nodes[1]?.resume();
  expect(await ann.next('user_joined')).toMatchObject({ user: cleo.session.user, memberCount: 2 });
  expect(await cleo.next('chat_message')).toEqual(message);
  expect(await cleo.do('get_rooms', {})).toMatchObject({ rooms: [{ room: 'tea', memberCount: 2 }] });
});
