import { expect, it } from 'vitest';
import type { Pool } from './pool.ts';
import { inWords, matched, type OpenPool, seat, seeker } from './pool-bench.ts';

/** Whom every pool keeps apart, in tests: who is blocked, and who met lately. */
export function apartContract(open: OpenPool): void {
  it('says who has blocked whom', async () => {
    const { pool } = await open();
    await pool.block(seat('ann'), 'ben');
    await pool.block(seat('cleo'), 'ann');
    await pool.unblock('cleo', 'ann');
    const pairs = [
      ['ann', 'ben'],
      ['ben', 'ann'],
      ['cleo', 'ann'],
    ] as const;
    expect(await pool.haveBlocked(pairs)).toEqual([true, false, false]);
    expect(await pool.haveBlocked([])).toEqual([]);
  });

  it('names those whom somebody has blocked to that person', async () => {
    const { pool } = await open();
    for (const blockedId of ['ben', 'cleo', 'dan']) await pool.block(seat('ann'), blockedId);
    await pool.block(seat('ben'), 'ann');
    await pool.unblock('ann', 'cleo');
    expect((await blockedIds(pool, 'ann', 10)).sort()).toEqual(['ben', 'dan']);
    expect(await blockedIds(pool, 'ann', 1)).toHaveLength(1);
    expect(await blockedIds(pool, 'dan', 10)).toEqual([]);
  });

  it('knows when somebody was blocked, the last time', async () => {
    const { pool, pass } = await open();
    await pool.block(seat('ann'), 'ben');
    pass(1_000);
    await pool.block(seat('ann'), 'cleo');
    pass(500);
    await pool.block(seat('ann'), 'ben');
    const [last, first] = await pool.blockedBy('ann', 10);
    expect([last?.userId, first?.userId]).toEqual(['ben', 'cleo']);
    expect(Number(last?.blockedAt) - Number(first?.blockedAt)).toBe(500);
  });

  it('lets the oldest block end where there are too many, and none that was said again since', async () => {
    const { pool, settings, pass } = await open();
    const others = Array.from({ length: settings.mostBlocks + 1 }, (_, place) => `other-${place}`);
    for (const blockedId of ['dan', ...others.slice(0, -1), 'dan', ...others.slice(-1)]) {
      await pool.block(seat('ann'), blockedId);
      pass(1);
    }
    await pool.block(seat('ben'), 'dan');
    expect(await blockedIds(pool, 'ann', 100)).toEqual([
      others.at(-1),
      'dan',
      ...others.slice(2, -1).reverse(),
    ]);
    const pairs = ['other-0', 'other-1', 'other-2', 'dan'].map((blockedId) => ['ann', blockedId] as const);
    expect(await pool.haveBlocked(pairs)).toEqual([false, false, true, true]);
    expect(await blockedIds(pool, 'ben', 100)).toEqual(['dan']);
  });

  it('takes all blocks of a person back at once, and none of others', async () => {
    const { pool } = await open();
    for (const blockedId of ['ben', 'cleo']) await pool.block(seat('ann'), blockedId);
    await pool.block(seat('ben'), 'ann');
    await pool.unblockAll('ann');
    expect(await blockedIds(pool, 'ann', 10)).toEqual([]);
    expect(await blockedIds(pool, 'ben', 10)).toEqual(['ann']);
  });

  it('never matches two of whom one has blocked the other', async () => {
    const { pool } = await open();
    await pool.block(seat('ann'), 'ben');
    await pool.enter(seeker('ann'));
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
    await pool.withdraw(seat('ann'));
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
    await pool.unblock('ann', 'ben');
    await pool.sweep();
    expect(await pool.waiting()).toMatchObject({ text: 0 });
  });

  it('keeps those who met lately apart, until both have waited and nobody else came', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await pool.leave(matchId, seat('ann'));
    await told();
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
    bench.pass(4000);
    await pool.sweep();
    expect(await told()).toEqual([]);
    bench.pass(1000);
    await pool.sweep();
    expect(new Set(inWords(await told()))).toEqual(new Set(['check ann', 'check ben']));
  });

  it('prefers a newcomer to someone met lately', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await pool.leave(matchId, seat('ann'));
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    bench.pass(60_000);
    await told();
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
    expect(inWords(await told())).toEqual(['check ann', 'check cleo']);
  });

  it('ends a match between two of whom one blocks the other, from any device, and tells the one that talks', async () => {
    const bench = await open();
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await bench.told();
    await bench.pool.block(seat('ann', 'laptop'), 'cleo');
    expect(await bench.told()).toEqual([]);
    await bench.pool.block(seat('ann', 'laptop'), 'ben');
    expect(await bench.told()).toMatchObject([
      { kind: 'ended', connectionId: 'ben-tab', matchId, reason: 'blocked' },
      { kind: 'ended', connectionId: 'ann-tab', matchId, reason: 'blocked' },
    ]);
    expect(await bench.pool.enter(seeker('ann'))).toBe('waiting');
  });

  it('lets both wait on when one blocks the other while their match is being confirmed', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    await told();
    await pool.block(seat('ann', 'laptop'), 'ben');
    expect(await told()).toEqual([]);
    expect(await pool.waiting()).toMatchObject({ text: 2 });
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
    expect(inWords(await told())).toEqual(['check ann', 'check cleo']);
  });
}

async function blockedIds(pool: Pool, userId: string, most: number): Promise<string[]> {
  return (await pool.blockedBy(userId, most)).map((block) => block.userId);
}
