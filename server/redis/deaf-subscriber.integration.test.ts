import { beforeEach, expect, it } from 'vitest';
import { ownRedis } from '../testing/own-redis.ts';

const redis = ownRedis('test');
let heard: string[];

beforeEach(async () => {
  heard = [];
  await redis.link.subscribe('news', (message) => heard.push(message));
});

function changes(): string[] {
  const seen: string[] = [];
  redis.link.on('down', () => seen.push('down'));
  redis.link.on('up', () => seen.push('up'));
  return seen;
}

it('is replaced when it answers and hears nothing, and what is said arrives again', async () => {
  const seen = changes();
  // As Redis does to a connection that is reset: the client goes on believing in its subscriptions.
  await redis.link.subscriber.sendCommand(['UNSUBSCRIBE']);
  expect(await redis.link.subscriber.ping()).toBe('PONG');
  expect(await redis.link.publish('news', 'unheard')).toBe(0);
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['down', 'up']);
  await expect.poll(() => redis.link.publish('news', 'heard'), { timeout: 5000 }).toBe(1);
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['heard']);
});

it('is left alone while it hears, also when this process was too busy to listen', async () => {
  const seen = changes();
  for (const word of ['one', 'two', 'three']) {
    const answer = redis.link.publish('news', word);
    const busyUntil = performance.now() + 1500;
    while (performance.now() < busyUntil);
    expect(await answer).toBe(1);
  }
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['one', 'two', 'three']);
  expect(seen).toEqual([]);
});
