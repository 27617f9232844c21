import { expect, it } from 'vitest';
import { auditPool } from '../server/testing/audit-pool.ts';
import { ownRedis } from '../server/testing/own-redis.ts';
import { chart } from './chart.ts';
import { report } from './report.ts';
import { simulate } from './simulate.ts';
import { waitingMemory } from './waiting-memory.ts';

const redis = ownRedis('test');
const wanted = { people: 300, minutes: 2, seed: 5 };

it('brings people together, and leaves a pool that agrees with itself', async () => {
  const { census, redisSeconds, ...outcome } = await simulate(redis.link, wanted);
  expect(census.arrived).toBeGreaterThan(200);
  expect(census.matches).toBeGreaterThan(50);
  expect(census.waits.count).toBe(census.matches * 2);
  expect(census.waits.percentile(0.5)).toBeLessThan(20_000);
  expect(redisSeconds).toBeGreaterThan(0);
  expect(await auditPool(redis.link)).toEqual([]);

  const text = report({ census, redisSeconds, ...outcome, bytesWaiting: 100 });
  expect(text).toContain('| everybody |');
  expect(text).not.toContain('NaN');
  const svg = chart(census);
  expect(svg).toContain('prefers-color-scheme: dark');
  expect(svg).not.toContain('NaN');
});

it('lets the same people come for the same seed', async () => {
  const first = await simulate(redis.link, { ...wanted, minutes: 1 });
  await redis.empty();
  const second = await simulate(redis.link, { ...wanted, minutes: 1 });
  expect(second.census.arrived).toBe(first.census.arrived);
});

it('measures what somebody who waits needs', async () => {
  const bytes = await waitingMemory(redis.link, 500);
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThan(5000);
});
