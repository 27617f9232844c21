import { expect, it } from 'vitest';
import { talkThroughFaults } from './conversations.ts';
import { faults } from './faults.ts';

const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1e9);

it(`loses and doubles nothing while nodes, Redis and nginx fail (CHAOS_SEED=${seed})`, {
  timeout: 150_000,
}, async () => {
  const conditions = { seed, nodes: 3, clients: 12, messages: 800, forMs: 8_000, chosen: faults };
  const { checks, happened } = await talkThroughFaults(conditions);
  expect(checks.flatMap((check) => check.faults)).toEqual([]);
  expect(Object.keys(happened).length).toBeGreaterThan(0);
});
