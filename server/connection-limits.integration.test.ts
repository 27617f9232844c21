import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startNode } from '../ops/local/start-node.ts';
import { startRedis } from '../ops/local/start-redis.ts';
import { Person } from './testing/person.ts';
import { type StartedApps, startApps } from './testing/start-apps.ts';

const open: { close: () => unknown }[] = [];

afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

function keep<T extends { close: () => unknown }>(thing: T): T {
  open.push(thing);
  return thing;
}

const refused = {
  data: {
    code: 'too_many_connections',
    message: expect.stringMatching(/^[A-Z].*\.$/),
    retryAfterMs: expect.any(Number),
  },
};

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('on %s', (_, nodes) => {
  it('a person has so many connections, and another in place of one that ends', async () => {
    const apps = keep(await startApps(nodes, { MAX_CONNECTIONS_PER_USER: '2' }));
    const first = await apps.connect(0);
    const auth = { token: first.session.token };
    await apps.connect(1, { auth });
    await expect(apps.connect(0, { auth })).rejects.toMatchObject(refused);
    await expect(apps.connect(1, { auth, transports: ['polling'] })).rejects.toMatchObject(refused);
    expect((await apps.connect(0)).session.user).not.toEqual(first.session.user);
    first.close();
    await expect.poll(() => isLetIn(apps, { auth })).toBe(true);
  });

  it('an address has so many connections, and another in place of one that is lost', async () => {
    const apps = keep(await startApps(nodes, { MAX_CONNECTIONS_PER_IP: '2' }));
    const first = await apps.connect(0);
    await apps.connect(1);
    await expect(apps.connect(0)).rejects.toMatchObject(refused);
    const extraHeaders = { 'X-Forwarded-For': '203.0.113.9' };
    expect((await apps.connect(1, { extraHeaders })).session.protocol).toBe(1);
    await first.lose();
    await expect.poll(() => isLetIn(apps, {})).toBe(true);
  });

  it('of many who come at once no more get in than may', async () => {
    const apps = keep(await startApps(nodes, { MAX_CONNECTIONS_PER_USER: '3' }));
    const first = await apps.connect(0);
    const auth = { token: first.session.token };
    const rush = Array.from({ length: 20 }, (_each, place) => apps.connect(place, { auth }));
    const results = await Promise.allSettled(rush);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(2);
  });
});

it('connections of a node that was killed count no more once its lease is over', async () => {
  const redis = keep(await startRedis());
  const env = {
    REDIS_URL: redis.url,
    JWT_SECRET: randomBytes(32).toString('hex'),
    MAX_CONNECTIONS_PER_USER: '1',
    NODE_LEASE_MS: '1000',
  };
  const start = async (name: string) => keep(await startNode({ name, env }));
  const [doomed, survivor] = await Promise.all([start('n1'), start('n2')]);
  const first = keep(await Person.connect(doomed.url));
  const auth = { token: first.session.token };
  await expect(Person.connect(survivor.url, { auth })).rejects.toMatchObject(refused);
  await doomed.kill('SIGKILL');
  const isIn = async () =>
    Person.connect(survivor.url, { auth }).then(
      (person) => keep(person).session.user.id === first.session.user.id,
      () => false,
    );
  await expect.poll(isIn, { timeout: 4000 }).toBe(true);
});

it('200 people who come at once get in one after the other, at 100 a second', async () => {
  const apps = keep(await startApps(0, { MAX_HANDSHAKES_PER_SECOND: '100' }));
  const crowd = await Promise.all(Array.from({ length: 200 }, () => apps.connect()));
  expect(new Set(crowd.map(({ session }) => session.user.id)).size).toBe(200);
});

it('of more than can get in within 3 s, the rest are told when to come again', async () => {
  const apps = keep(await startApps(0, { MAX_HANDSHAKES_PER_SECOND: '2' }));
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => apps.connect()));
  const rest = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
  expect(rest.length).toBeGreaterThanOrEqual(10);
  for (const reason of rest) expect(reason).toMatchObject(refused);
});

function isLetIn(apps: StartedApps, options: Parameters<StartedApps['connect']>[1]): Promise<boolean> {
  return apps.connect(0, options).then(
    () => true,
    () => false,
  );
}
