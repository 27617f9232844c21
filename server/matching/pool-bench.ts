import { expect } from 'vitest';
import type { Pool, PoolEvent, PoolSettings, Seat, Seeker } from './pool.ts';

/** A pool under test, its clock, and what it told. */
export interface PoolBench {
  pool: Pool;
  settings: PoolSettings;
  /** Lets time pass. */
  pass: (ms: number) => void;
  /** What was told since the last call, in order. */
  told: () => Promise<PoolEvent[]>;
}

export const poolSettings: PoolSettings = {
  interestWaitMs: 10_000,
  confirmMs: 3000,
  resumeGraceMs: 15_000,
  undoLeaveMs: 10_000,
  formerMs: 60_000,
  recentPartnerMs: 600_000,
  recentWaitMs: 5000,
  mostBlocks: 5,
  blocksKeptMs: 1_000_000,
};

export function seat(userId: string, connectionId = `${userId}-tab`, nodeId = 'n1'): Seat {
  return { userId, name: `Name of ${userId}`, nodeId, connectionId };
}

export function seeker(userId: string, wanted: Partial<Seeker> = {}): Seeker {
  return {
    ...seat(userId),
    mode: 'text',
    interests: [],
    languages: [],
    directRoute: false,
    search: 0,
    ...wanted,
  };
}

/** Opens a new pool, in which nobody is. */
export type OpenPool = () => Promise<PoolBench>;

export function inWords(events: PoolEvent[]): string[] {
  return events.map(({ kind, userId }) => `${kind} ${userId}`);
}

/** Has two who fit confirm their match, and gives its id. */
export async function matched(bench: PoolBench, a: Seeker, b: Seeker): Promise<string> {
  await bench.pool.enter(a);
  expect(await bench.pool.enter(b)).toBe('matched');
  const checks = (await bench.told()).filter((event) => event.kind === 'check');
  expect(new Set(checks.map(({ userId }) => userId))).toEqual(new Set([a.userId, b.userId]));
  const matchId = checks[0]?.matchId ?? '';
  await bench.pool.confirm(matchId, a.userId);
  await bench.pool.confirm(matchId, b.userId);
  return matchId;
}
