import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { Person } from '../testing/person.ts';
import { type StartedApp, startApp } from '../testing/start-app.ts';

let redis: LocalRedis;
let apps: StartedApp[];

beforeAll(async () => {
  redis = await startRedis();
  const start = (NODE_NAME: string) =>
    startApp({
      NODE_NAME,
      REDIS_URL: redis.url,
      MAX_HANDSHAKES_PER_SECOND: '100',
      MAX_CONNECTIONS_PER_USER: '8',
    });
  apps = await Promise.all(['n1', 'n2', 'n3'].map(start));
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await redis.close();
});

const urlOf = (each: number) => apps[each % apps.length]?.url ?? '';

test('400 people who come in the same instant to three nodes all get in', async () => {
  const people = await Promise.all(Array.from({ length: 400 }, (_, each) => Person.connect(urlOf(each))));
  expect(new Set(people.map(({ session }) => session.user.id)).size).toBe(400);
  for (const person of people) person.close();
});

test('one person who comes 30 times at once to three nodes gets in 8 times', async () => {
  const { session } = await Person.connect(urlOf(0));
  const again = (each: number) => Person.connect(urlOf(each), { auth: { token: session.token } });
  const outcomes = await Promise.allSettled(Array.from({ length: 29 }, (_, each) => again(each)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
});
