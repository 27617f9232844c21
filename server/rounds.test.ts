import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Rounds } from './rounds.ts';

const log = pino({ level: 'silent' });

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('everything is visited once a round, evenly', async () => {
  const visited: string[] = [];
  const all = Array.from({ length: 120 }, (_, index) => `${index}`);
  const visit = async (item: string) => void visited.push(item);
  const rounds = new Rounds({ items: async () => all, visit, roundMs: 60_000, log });
  rounds.start();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(visited).toHaveLength(60);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(visited).toEqual(all);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(visited).toEqual([...all, ...all]);
  rounds.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(visited).toHaveLength(240);
});

test('a visit that fails ends nothing but itself', async () => {
  const visited: string[] = [];
  const visit = async (item: string) => {
    visited.push(item);
    if (item === 'bad') throw new Error('bad');
  };
  const rounds = new Rounds({ items: async () => ['bad', 'good'], visit, roundMs: 2000, log });
  rounds.start();
  await vi.advanceTimersByTimeAsync(4000);
  expect(visited).toEqual(['bad', 'good', 'bad', 'good']);
  rounds.stop();
});
