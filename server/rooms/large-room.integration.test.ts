import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { PresenceFeed } from './presence-feed.ts';
import { RedisRoomStore } from './redis-room-store.ts';
import type { RoomChanges } from './room-changes.ts';
import type { Member } from './room-store.ts';

const size = 2000;

interface Node {
  nodeId: string;
  store: RedisRoomStore;
  delivered: RoomChanges[];
}

const redis = ownRedis('test', ['--appendfsync', 'no']);
let nodes: Node[];

beforeEach(async () => {
  nodes = await Promise.all(['n1', 'n2', 'n3'].map(startNode));
});

afterEach(async () => {
  for (const { store } of nodes) store.changes.close();
});

async function startNode(nodeId: string): Promise<Node> {
  const store = new RedisRoomStore(await redis.connect());
  const delivered: RoomChanges[] = [];
  const deliver = (_room: string, changes: RoomChanges) => void delivered.push(changes);
  const feed = new PresenceFeed({ changes: store.changes, deliver, log: pino({ level: 'silent' }) });
  await feed.hold('hall', nodeId);
  return { nodeId, store, delivered };
}

function person(index: number, nodeId: string): Member {
  const id = `person ${String(index).padStart(4, '0')}`;
  return { user: { id, name: id }, nodeId, connectionId: id };
}

/** Everybody comes or goes by the node of their number, a hundred at a time. */
async function everybody(change: 'join' | 'leave'): Promise<number> {
  const startedAt = performance.now();
  for (let start = 0; start < size; start += 100) {
    const some = Array.from({ length: 100 }, (_, index) => start + index);
    await Promise.all(
      some.map((index) => {
        const { nodeId, store } = nodes[index % nodes.length] as Node;
        return store[change]('hall', person(index, nodeId));
      }),
    );
  }
  return (performance.now() - startedAt) / 1000;
}

it('costs a message a node and second however many come and go, and is counted right everywhere', async () => {
  const published: number[] = [];
  await redis.link.subscribe(names.roomState('hall'), () => published.push(performance.now()));
  const seconds = await everybody('join');
  const counts = () => nodes.map(({ delivered }) => delivered.at(-1)?.memberCount);
  await expect.poll(counts, { timeout: 2000 }).toEqual([size, size, size]);
  // At most four a second while it is small, and one at either end.
  expect(published.length).toBeLessThanOrEqual(4 * seconds + 2);
  expect(published.length).toBeLessThan(size / 10);
  expect(nodes[0]?.delivered.at(-1)).not.toHaveProperty('changes');

  const before = published.length;
  const leftWithin = await everybody('leave');
  await nodes[0]?.store.join('hall', person(0, 'n1'));
  await expect.poll(counts, { timeout: 2000 }).toEqual([1, 1, 1]);
  expect(published.length - before).toBeLessThanOrEqual(4 * leftWithin + 3);
});

it('is listed page by page, each person once', async () => {
  await everybody('join');
  const [{ store }] = nodes as [Node];
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.members('hall', { limit: 100, cursor });
    expect(page.memberCount).toBe(size);
    seen.push(...page.members.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(seen).toEqual(Array.from({ length: size }, (_, index) => person(index, '').user.id));
});
