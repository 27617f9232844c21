import { describe } from 'vitest';
import { type Audience, directAudience, roomAudience } from '../conversations/audience.ts';
import { directHistoryContract } from '../conversations/direct-history-contract.ts';
import { historyContract } from '../conversations/history-contract.ts';
import { MemoryHistory } from './history.ts';

describe('the history in memory', () => {
  const open =
    (audience: Audience) =>
    async ({ ttlMs }: { ttlMs: number }) => {
      let now = 1_800_000_000_000_000;
      return {
        history: new MemoryHistory({ audience, ttlMs, now: () => now }),
        pass: (ms: number) => {
          now += ms * 1000;
        },
        now: () => now,
        settle: () => Promise.resolve(),
      };
    };

  describe('of rooms', () => historyContract('room', open(roomAudience)));
  describe('of direct messages', () => {
    historyContract('direct', open(directAudience));
    directHistoryContract(open(directAudience));
  });
});
