import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { RedisLink } from './link.ts';

let redis: LocalRedis;
let link: RedisLink;
let heard: string[];

beforeEach(async () => {
  redis = await startRedis();
  link = new RedisLink({ url: redis.url });
  await link.connect(5000);
  heard = [];
  await link.subscribe('news', (message) => heard.push(message));
});

afterEach(async () => {
  link.close();
  await redis.close();
});

function changes(): string[] {
  const seen: string[] = [];
  link.on('down', () => seen.push('down'));
  link.on('up', () => seen.push('up'));
  return seen;
}

it('is replaced when it answers and hears nothing, and what is said arrives again', async () => {
  const seen = changes();
  // As Redis does to a connection that is reset: the client goes on believing in its subscriptions.
  await link.subscriber.sendCommand(['UNSUBSCRIBE']);
  expect(await link.subscriber.ping()).toBe('PONG');
  expect(await link.publish('news', 'unheard')).toBe(0);
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['down', 'up']);
  await expect.poll(() => link.publish('news', 'heard'), { timeout: 5000 }).toBe(1);
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['heard']);
});

it('is left alone while it hears, also when this process was too busy to listen', async () => {
  const seen = changes();
  for (const word of ['one', 'two', 'three']) {
    const answer = link.publish('news', word);
    const busyUntil = performance.now() + 1500;
    while (performance.now() < busyUntil);
    expect(await answer).toBe(1);
  }
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['one', 'two', 'three']);
  expect(seen).toEqual([]);
});
