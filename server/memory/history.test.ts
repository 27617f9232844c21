import { describe } from 'vitest';
import { historyContract } from '../rooms/history-contract.ts';
import { MemoryHistory } from './history.ts';

describe('the history in memory', () => {
  historyContract(async ({ ttlMs }) => {
    let now = 1_800_000_000_000_000;
    return {
      history: new MemoryHistory({ ttlMs, now: () => now }),
      pass: (ms) => {
        now += ms * 1000;
      },
      now: () => now,
      settle: () => Promise.resolve(),
    };
  });
});
