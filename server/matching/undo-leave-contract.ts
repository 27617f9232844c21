import { describe, expect, it } from 'vitest';
import { matched, type OpenPool, type PoolBench, seat, seeker } from './pool-bench.ts';

/** What every pool promises to those who left, in tests. */
export function undoLeaveContract(open: OpenPool): void {
  describe('lets somebody who left come back', () => {
    async function left(bench: PoolBench): Promise<string> {
      const matchId = await matched(bench, seeker('ann'), seeker('ben'));
      await bench.pool.leave(matchId, seat('ann'));
      await bench.told();
      return matchId;
    }

    it('once the other one will have them', async () => {
      const bench = await open();
      const { pool, told } = bench;
      const matchId = await left(bench);
      await pool.enter(seeker('ann'));
      expect(await pool.undoLeave(matchId, seat('ann'))).toMatchObject({ matchId, isPeerAway: true });
      expect(await told()).toEqual([{ kind: 'returned', matchId, userId: 'ben', connectionId: 'ben-tab' }]);
      expect(await pool.waiting()).toMatchObject({ text: 0 });
      expect(await pool.undoLeave(matchId, seat('ann'))).toBeUndefined();
      expect(await pool.resume(matchId, seat('ben'))).toMatchObject({ matchId, isPeerAway: false });
      bench.pass(60_000);
      await pool.sweep();
      expect(await pool.enter(seeker('ann'))).toBe('busy');
      expect(await pool.enter(seeker('ben'))).toBe('busy');
    });

    it('for nothing, when the other one does not answer, or goes on', async () => {
      const bench = await open();
      const { pool, told } = bench;
      const matchId = await left(bench);
      await pool.undoLeave(matchId, seat('ann'));
      await told();
      bench.pass(3000);
      await pool.sweep();
      expect(await told()).toMatchObject([{ kind: 'ended', userId: 'ann', matchId }]);
      const another = await matched(
        bench,
        seeker('ann', { mode: 'voice' }),
        seeker('cleo', { mode: 'voice' }),
      );
      await pool.leave(another, seat('ann'));
      await pool.undoLeave(another, seat('ann'));
      expect(await pool.enter(seeker('cleo'))).toBe('waiting');
      expect(await pool.enter(seeker('ann', { mode: 'voice' }))).toBe('waiting');
    });

    it.each<[string, (bench: PoolBench) => unknown]>([
      ['too late', ({ pass }) => pass(10_000)],
      ['after the other one searched on', ({ pool }) => pool.enter(seeker('ben'))],
      ['after a block', ({ pool }) => pool.block(seat('ben'), 'ann')],
      ['from a new match', (bench) => matched(bench, seeker('ann'), seeker('cleo'))],
    ])('not %s', async (_, happens) => {
      const bench = await open();
      const matchId = await left(bench);
      await happens(bench);
      expect(await bench.pool.undoLeave(matchId, seat('ann'))).toBeUndefined();
    });

    it('and nobody else: not who was left, not a third, not who was blocked', async () => {
      const bench = await open();
      const matchId = await left(bench);
      expect(await bench.pool.undoLeave(matchId, seat('ben'))).toBeUndefined();
      expect(await bench.pool.undoLeave(matchId, seat('eve'))).toBeUndefined();
      const another = await matched(bench, seeker('cleo'), seeker('dan'));
      await bench.pool.block(seat('cleo'), 'dan');
      expect(await bench.pool.undoLeave(another, seat('cleo'))).toBeUndefined();
      expect(await bench.pool.undoLeave(another, seat('dan'))).toBeUndefined();
    });
  });
}
