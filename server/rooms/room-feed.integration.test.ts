import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../conversations/history.ts';
import { roomLog } from '../conversations/log-layout.ts';
import { RedisHistory } from '../conversations/redis-history.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RoomFeed } from './room-feed.ts';

interface Node {
  link: RedisLink;
  history: History;
  feed: RoomFeed;
  delivered: number[];
}

const redis = ownRedis('test');
let nodes: [Node, Node];

beforeEach(async () => {
  nodes = [await startNode(), await startNode()];
});

async function startNode(): Promise<Node> {
  const link = await redis.connect();
  const history = new RedisHistory({ link, layout: roomLog, ttlMs: 3_600_000 });
  const delivered: number[] = [];
  const deliver = (_room: string, { id }: { id: number }) => delivered.push(id);
  const feed = new RoomFeed({ history, deliver, log: pino({ level: 'silent' }) });
  await feed.hold('room', 'connection');
  feed.reached('room', (await history.read('room', { limit: 1 })).lastId);
  return { link, history, feed, delivered };
}

function say({ history }: Node, clientId: string) {
  return history.append(
    'room',
    { from: { id: 'ann', name: 'Ann' }, text: clientId, clientId },
    { sender: null },
  );
}

async function sayMany(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => `${index}`);
  await Promise.all(names.flatMap((name) => nodes.map((node, index) => say(node, `${index} ${name}`))));
}

async function logged(): Promise<number[]> {
  const ids: number[] = [];
  let isMore = true;
  while (isMore) {
    const page = await nodes[0].history.read('room', { after: ids.at(-1) ?? 0, limit: 100 });
    ids.push(...page.entries.map(({ id }) => id));
    isMore = page.hasMore;
  }
  return ids;
}

it('delivers in the same order on all nodes, whoever says what at once', async () => {
  await sayMany(300);
  await expect.poll(() => nodes.map(({ delivered }) => delivered.length)).toEqual([600, 600]);
  const order = await logged();
  for (const { delivered } of nodes) expect(delivered).toEqual(order);
});

it('delivers once what two nodes send fifty times at once', async () => {
  const sent = Array.from({ length: 50 }, (_, index) => say(nodes[index % 2 === 0 ? 0 : 1], 'the same'));
  const answers = await Promise.all(sent);
  expect(answers.filter(({ isDuplicate }) => !isDuplicate)).toHaveLength(1);
  await say(nodes[0], 'next');
  await expect.poll(() => nodes.map(({ delivered }) => delivered.length)).toEqual([2, 2]);
});

it('hears a room that is left and joined again in the same moment', async () => {
  const [{ feed, delivered }, other] = nodes;
  for (let round = 0; round < 20; round++) {
    feed.release('room', 'connection');
    await feed.hold('room', 'connection');
    const { entry } = await say(other, `round ${round}`);
    await expect.poll(() => delivered.at(-1), { interval: 5 }).toBe(entry.id);
  }
});

it('makes good what was not heard when subscriptions are cut again and again', async () => {
  for (let round = 0; round < 5; round++) {
    const saying = Array.from({ length: 100 }, (_, index) => say(nodes[1], `${round} ${index}`));
    await nodes[1].link.call((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'PUBSUB']));
    await Promise.all(saying);
  }
  const order = await logged();
  expect(order).toHaveLength(500);
  await expect.poll(() => nodes.map(({ delivered }) => delivered), { timeout: 5000 }).toEqual([order, order]);
});

it('finds the last entry though it has gone deaf for the room', async () => {
  const [deaf, other] = nodes;
  await deaf.link.subscriber.sendCommand(['UNSUBSCRIBE', names.roomChannel('room')]);
  const { entry } = await say(other, 'last');
  await expect.poll(() => deaf.delivered, { timeout: 8000 }).toEqual([entry.id]);
});

describe.each([
  ['killed', () => redis.server.kill(), () => redis.server.restart()],
  ['frozen', async () => redis.server.pause(), async () => redis.server.resume()],
])('with Redis %s', (_, fail, mend) => {
  it('lets nobody wait, and is complete on all nodes afterwards', async () => {
    await sayMany(20);
    await fail();
    const start = performance.now();
    for (let index = 0; index < 5; index++) {
      await expect(say(nodes[0], `away ${index}`)).rejects.toThrow(RedisUnavailable);
      await expect(nodes[0].history.read('room', { limit: 5 })).rejects.toThrow(RedisUnavailable);
    }
    expect(performance.now() - start).toBeLessThan(5000);
    await mend();
    await expect.poll(() => nodes.every(({ link }) => link.isUp), { timeout: 10_000 }).toBe(true);
    for (let index = 0; index < 5; index++) await say(nodes[0], `away ${index}`);
    await say(nodes[1], 'after');
    const order = await logged();
    await expect
      .poll(() => nodes.map(({ delivered }) => delivered), { timeout: 5000 })
      .toEqual([order, order]);
  });
});
