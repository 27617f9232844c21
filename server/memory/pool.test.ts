import { describe } from 'vitest';
import type { PoolEvent } from '../matching/pool.ts';
import { poolContract, poolSettings } from '../matching/pool-contract.ts';
import { MemoryPool } from './pool.ts';

describe('the pool in memory', () => {
  poolContract(async () => {
    let now = 1_000_000;
    const events: PoolEvent[] = [];
    return {
      pool: new MemoryPool(
        poolSettings,
        (_, event) => events.push(event),
        () => now,
      ),
      settings: poolSettings,
      pass: (ms) => {
        now += ms;
      },
      told: async () => events.splice(0),
    };
  });
});
