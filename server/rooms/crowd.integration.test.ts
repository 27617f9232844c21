import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from '../../bench/client.ts';
import { WireClient } from '../../bench/wire-client.ts';
import type { Results } from '../../shared/events.ts';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

/** Cheap clients, over real sockets: two thousand take a few seconds. */
const size = 2000;
const room = 'hall';

let apps: StartedApps;
let listener: RedisLink;
/** How often the nodes were told of the room. */
let published = 0;

beforeAll(async () => {
  apps = await startApps(3);
  listener = new RedisLink({ url: apps.redisUrl ?? '' });
  await listener.connect(5000);
  await listener.subscribe(names.roomState(room), () => published++);
});

afterAll(async () => {
  listener.close();
  await apps.close();
});

interface Guest {
  client: WireClient;
  /** What came of who comes and goes: how much of it, and the number of members in the last. */
  told: number;
  memberCount: number;
}

async function arrive(place: number): Promise<Guest> {
  const client = await WireClient.open(apps.url(place));
  const guest: Guest = { client, told: 0, memberCount: 0 };
  for (const event of ['user_joined', 'room_presence']) {
    client.on(event, (json) => {
      guest.told++;
      guest.memberCount = Number(/"memberCount":(\d+)/.exec(json)?.[1]);
    });
  }
  await ask(client, 'join_room', { room, limit: 1 });
  return guest;
}

async function listAll({ client }: Guest): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { room, limit: 100, ...(cursor !== undefined && { cursor }) };
    const page = await ask<Results['get_room_members']>(client, 'get_room_members', asked);
    expect(page.memberCount).toBe(size);
    ids.push(...page.members.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return ids;
}

it('a crowd on three nodes is told of once a second, counted right, and listed page by page', async () => {
  const guests: Guest[] = [];
  const startedAt = performance.now();
  for (let start = 0; start < size; start += 50) {
    const some = Array.from({ length: 50 }, (_, index) => arrive(start + index));
    guests.push(...(await Promise.all(some)));
  }
  const seconds = () => (performance.now() - startedAt) / 1000;
  const counts = () => [...new Set(guests.slice(0, -50).map(({ memberCount }) => memberCount))];
  await expect.poll(counts, { timeout: 2000 }).toEqual([size]);
  // Four times a second while it is small, and once more at the end.
  expect(published).toBeLessThanOrEqual(4 * seconds() + 2);
  expect(published).toBeLessThan(size / 10);
  // One by one up to 200, and then the number, about once a second.
  const mostTold = Math.max(...guests.map(({ told }) => told));
  expect(mostTold).toBeLessThanOrEqual(200 + 2 * seconds());
  expect(new Set(await listAll(guests.at(-1) as Guest)).size).toBe(size);
  for (const { client } of guests) client.close();
}, 60_000);
