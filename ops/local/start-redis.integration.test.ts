import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalRedis, startRedis } from './start-redis.ts';

let redis: LocalRedis;

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis.close());

test('a local Redis has its data after a crash', async () => {
  await ask((client) => client.set('name', 'Amber Otter'));
  await redis.kill();
  await redis.restart();
  expect(await ask((client) => client.get('name'))).toBe('Amber Otter');
});

test('a local Redis can come back empty', async () => {
  await ask((client) => client.set('name', 'Amber Otter'));
  await redis.restartEmpty();
  expect(await ask((client) => client.get('name'))).toBeNull();
});

test('a frozen local Redis does not answer until it is resumed', async () => {
  redis.pause();
  const answer = ask((client) => client.ping());
  const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 200, 'silence'))]);
  expect(first).toBe('silence');
  redis.resume();
  expect(await answer).toBe('PONG');
});

async function ask<T>(question: (client: ReturnType<typeof newClient>) => Promise<T>): Promise<T> {
  const client = await newClient().connect();
  try {
    return await question(client);
  } finally {
    client.destroy();
  }
}

function newClient() {
  return createClient({ url: redis.url });
}
