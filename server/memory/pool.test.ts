import { describe, expect, it } from 'vitest';
import type { PoolEvent } from '../matching/pool.ts';
import { poolSettings, seat, seeker } from '../matching/pool-bench.ts';
import { poolContract } from '../matching/pool-contract.ts';
import { MemoryPool } from './pool.ts';

describe('the pool in memory', () => {
  const open = async () => {
    let now = 1_000_000;
    const events: PoolEvent[] = [];
    return {
      pool: new MemoryPool(
        poolSettings,
        (_, event) => events.push(event),
        () => now,
      ),
      settings: poolSettings,
      pass: (ms: number) => {
        now += ms;
      },
      told: async () => events.splice(0),
    };
  };

  poolContract(open);

  it('lets blocks end with whoever made them, a while after that one was here last', async () => {
    const { pool, pass } = await open();
    await pool.block(seat('ann'), 'ben');
    pass(poolSettings.blocksKeptMs - 1);
    await pool.keepBlocks('ann');
    pass(poolSettings.blocksKeptMs - 1);
    expect(await pool.blockedBy('ann', 10)).toMatchObject([{ userId: 'ben' }]);
    pass(1);
    expect(await pool.blockedBy('ann', 10)).toEqual([]);
    expect(await pool.haveBlocked([['ann', 'ben']])).toEqual([false]);
    await pool.keepBlocks('ann');
    expect(await pool.blockedBy('ann', 10)).toEqual([]);
  });

  it('forgets after a minute who was in a match that is over', async () => {
    const { pool, pass, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    const [check] = await told();
    const matchId = check?.kind === 'check' ? check.matchId : '';
    for (const userId of ['ann', 'ben']) await pool.confirm(matchId, userId);
    await pool.leave(matchId, seat('ann'));
    pass(poolSettings.formerMs - 1);
    expect(await pool.partner(matchId, 'ann')).toBeDefined();
    pass(1);
    expect(await pool.partner(matchId, 'ann')).toBeUndefined();
  });
});
