import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { RedisNodes } from './redis-nodes.ts';

const redis = ownRedis('test');
let links: RedisLink[];
const nodes: RedisNodes[] = [];

beforeEach(() => {
  links = [];
});

afterEach(async () => {
  for (const each of nodes.splice(0)) await each.close();
});

async function connect(): Promise<RedisLink> {
  const link = await redis.connect();
  links.push(link);
  return link;
}

async function join(nodeId: string, leaseMs: number) {
  const node = new RedisNodes({
    link: await connect(),
    nodeId,
    leaseMs,
    handoverMs: 1500,
    connections: () => 1,
    log: pino({ level: 'silent' }),
  });
  nodes.push(node);
  await node.start();
  return node;
}

describe('a lease', () => {
  const heartbeat = readScript(new URL('./heartbeat.lua', import.meta.url));
  const leaseMs = 1000;
  let link: RedisLink;

  beforeEach(async () => {
    link = await connect();
  });

  /** One beat in a time of the test's own; `since` is when the node began to try. */
  async function beat(node: string, nowMs: number, since: number | '' = nowMs) {
    const keys = [names.nodes, names.nodesState, names.nodesConnections];
    const args = [node, String(leaseMs), '1', 'epoch', String(since), String(nowMs)];
    const [, held, online, , ...leases] = await link.run<[string, number, number, string]>(
      heartbeat,
      keys,
      args,
    );
    const left = Object.fromEntries(
      leases.flatMap((id, index) => (index % 2 === 0 ? [[id, Number(leases[index + 1])]] : [])),
    );
    return { isHeld: held === 1, online, left };
  }

  it('ends in its time though the only node that looks is slow to look', async () => {
    await beat('killed', 10_000, '');
    await beat('slow', 10_000, '');
    for (const nowMs of [10_100, 10_700]) await beat('slow', nowMs);
    expect(await beat('slow', 11_300)).toMatchObject({ online: 1, left: { killed: -300, slow: 1000 } });
  });

  it('is as long as before for everybody when Redis stood still, whoever asks first', async () => {
    for (const node of ['one', 'two']) await beat(node, 10_000, '');
    for (const node of ['one', 'two']) await beat(node, 10_200);
    const { left } = await beat('newcomer', 19_990, '');
    expect(left).toMatchObject({ one: -8790, two: -8790 });
    expect(await beat('one', 20_000, 10_450)).toMatchObject({ isHeld: true, left: { two: 750, one: 1000 } });
    expect(await beat('two', 20_100, 10_460)).toMatchObject({ isHeld: true, online: 3 });
  });

  it('is not prolonged by a node that alone could not reach Redis', async () => {
    for (const node of ['killed', 'well', 'cut off']) await beat(node, 10_000, '');
    for (const nowMs of [10_250, 10_500, 10_750, 11_000, 11_250]) await beat('well', nowMs);
    const { isHeld, left } = await beat('cut off', 11_300, 10_250);
    expect(isHeld).toBe(false);
    expect(left).toMatchObject({ killed: -300, well: 950 });
  });
});

it('tells of a lost node at the end of its lease, and forgets it', async () => {
  const [watcher, other] = [await join('watcher', 600), await join('other', 600)];
  const lost = Promise.withResolvers<string>();
  watcher.onLost(async (nodeId) => lost.resolve(nodeId));
  await expect.poll(() => watcher.living, { timeout: 5000 }).toHaveLength(2);
  links.pop()?.close();
  expect(await lost.promise).toBe(other.nodeId);
  await expect.poll(() => [watcher.living, watcher.lost], { timeout: 5000 }).toEqual([['watcher'], []]);
});

it('leaves what a node held that has ended to the others, for as long as the hand-over takes', async () => {
  const [watcher, other] = [await join('watcher', 600), await join('other', 600)];
  await expect.poll(() => watcher.online, { timeout: 5000 }).toBe(2);
  const lost = Promise.withResolvers<string>();
  watcher.onLost(async (nodeId) => lost.resolve(nodeId));
  const endedAt = performance.now();
  await other.close();
  await expect.poll(() => watcher.online, { timeout: 5000 }).toBe(1);
  expect(watcher.living).toContain('other');
  expect(await lost.promise).toBe('other');
  expect(performance.now() - endedAt).toBeGreaterThan(1400);
  await expect.poll(() => [watcher.living, watcher.lost], { timeout: 5000 }).toEqual([['watcher'], []]);
});

it('tells of nobody, and forgets nobody, when Redis stands still for longer than a lease', async () => {
  const both = [await join('one', 2000), await join('two', 2000)];
  const events: string[] = [];
  for (const node of both) {
    node.onLost(async (nodeId) => void events.push(`lost ${nodeId}`));
    node.onForgotten(async () => void events.push(`forgot ${node.nodeId}`));
  }
  await expect.poll(() => both.map(({ living }) => living.length), { timeout: 5000 }).toEqual([2, 2]);
  redis.server.pause();
  await expect(both[0]?.holdLease()).resolves.toBeUndefined();
  await expect.poll(() => links.some(({ isUp }) => isUp), { timeout: 5000 }).toBe(false);
  await expect
    .poll(() => both[0]?.holdLease().catch((error) => error.message), { timeout: 5000 })
    .toMatch('away');
  // By now the leases of both would be over.
  await delay(1000);
  redis.server.resume();
  await expect.poll(() => links.every(({ isUp }) => isUp), { timeout: 10_000 }).toBe(true);
  for (const node of both) await node.holdLease();
  await expect.poll(() => both.map(({ living }) => living.length), { timeout: 5000 }).toEqual([2, 2]);
  expect(events).toEqual([]);
});
