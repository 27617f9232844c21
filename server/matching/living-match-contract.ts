import { expect, it } from 'vitest';
import { matched, type OpenPool, seat, seeker } from './pool-bench.ts';

/** What every pool promises of matches that have been told, in tests. */
export function livingMatchContract(open: OpenPool): void {
  it('tells the other when one leaves, once, and frees both', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await told();
    expect(await pool.leave(matchId, seat('eve'))).toBe(false);
    expect(await told()).toEqual([]);
    expect(await pool.leave(matchId, seat('ann'))).toBe(true);
    expect(await pool.leave(matchId, seat('ann'))).toBe(false);
    expect(await told()).toMatchObject([
      { kind: 'ended', userId: 'ben', matchId, reason: 'left', isSearching: false },
    ]);
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
  });

  it('refuses a search to someone in a living match, on any device', async () => {
    const bench = await open();
    await matched(bench, seeker('ann'), seeker('ben'));
    expect(await bench.pool.enter(seeker('ann'))).toBe('busy');
    expect(await bench.pool.enter(seeker('ann', { connectionId: 'laptop' }))).toBe('busy');
  });

  it('lets a lost connection come back, on any node', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await told();
    await pool.suspend(matchId, seat('ann', 'another-tab'));
    expect(await told()).toEqual([]);
    await pool.suspend(matchId, seat('ann'));
    expect(await told()).toMatchObject([{ kind: 'peer_away', userId: 'ben', matchId }]);
    bench.pass(14_000);
    await pool.sweep();
    expect(await pool.resume(matchId, seat('eve'))).toBeUndefined();
    const match = await pool.resume(matchId, seat('ann', 'new-tab'));
    expect(match).toMatchObject({ matchId, initiator: true, peer: { id: 'ben' }, isPeerAway: false });
    expect(await told()).toMatchObject([{ kind: 'peer_back', userId: 'ben', peerNodeId: 'n1' }]);
    bench.pass(60_000);
    await pool.sweep();
    expect(await told()).toEqual([]);
  });

  it('lets the other search on when somebody was gone before being told of the match', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await told();
    await pool.absent(matchId, seat('ben', 'another-tab'));
    expect(await told()).toEqual([]);
    await pool.absent(matchId, seat('ben'));
    await pool.absent(matchId, seat('ben'));
    expect(await told()).toMatchObject([
      { kind: 'ended', userId: 'ann', matchId, reason: 'node_lost', isSearching: true },
    ]);
    expect(await pool.waiting()).toMatchObject({ text: 1 });
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
  });

  it('ends a match whose lost connection stays away', async () => {
    const bench = await open();
    const { pool, told } = bench;
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await pool.suspend(matchId, seat('ann'));
    await told();
    bench.pass(15_000);
    await pool.sweep();
    expect(await told()).toMatchObject([{ kind: 'ended', userId: 'ben', reason: 'disconnected' }]);
    expect(await pool.resume(matchId, seat('ann'))).toBeUndefined();
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
  });

  it('ends a match that someone has left behind and searches again from', async () => {
    const bench = await open();
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await bench.pool.suspend(matchId, seat('ann'));
    await bench.told();
    expect(await bench.pool.enter(seeker('ann', { connectionId: 'new-tab' }))).toBe('waiting');
    expect(await bench.told()).toMatchObject([{ kind: 'ended', userId: 'ben', reason: 'disconnected' }]);
  });

  it('hands a match to the newest device that takes it up', async () => {
    const bench = await open();
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await bench.told();
    await bench.pool.resume(matchId, seat('ann', 'laptop'));
    expect(await bench.told()).toMatchObject([
      { kind: 'dropped', connectionId: 'ann-tab', matchId, reason: 'replaced' },
      { kind: 'peer_back', userId: 'ben' },
    ]);
  });

  it('finds the match of somebody who does not know its name', async () => {
    const bench = await open();
    const { pool } = bench;
    expect(await pool.resume(undefined, seat('ann'))).toBeUndefined();
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await bench.told();
    expect(await pool.resume(undefined, seat('cleo'))).toBeUndefined();
    expect(await pool.resume(undefined, seat('ann', 'laptop'))).toMatchObject({ matchId });
    expect(await bench.told()).toMatchObject([
      { kind: 'dropped', connectionId: 'ann-tab', matchId, reason: 'replaced' },
      { kind: 'peer_back', userId: 'ben' },
    ]);
  });

  it('knows who is in a match and who was a moment ago, and tells nobody else', async () => {
    const bench = await open();
    const { pool } = bench;
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    const [check] = await bench.told();
    const proposed = check?.kind === 'check' ? check.matchId : '';
    expect(await pool.partner(proposed, 'ann')).toBeUndefined();
    for (const userId of ['ann', 'ben']) await pool.confirm(proposed, userId);
    await bench.told();
    expect(await pool.partner(proposed, 'ann')).toEqual({ id: 'ben', name: 'Name of ben' });
    await pool.leave(proposed, seat('ben'));
    const next = await matched(bench, seeker('ann'), seeker('cleo'));
    for (const [matchId, userId, otherId] of [
      [proposed, 'ann', 'ben'],
      [proposed, 'ben', 'ann'],
      [next, 'ann', 'cleo'],
    ] as const) {
      expect(await pool.partner(matchId, userId)).toMatchObject({ id: otherId });
    }
    expect(await pool.partner(proposed, 'cleo')).toBeUndefined();
    expect(await pool.partner('none', 'ann')).toBeUndefined();
  });

  it('says what it holds for a node', async () => {
    const bench = await open();
    const matchId = await matched(bench, seeker('ann'), seeker('ben'));
    await bench.pool.enter(seeker('cleo'));
    const held = await bench.pool.held('n1');
    expect(held.waiting).toEqual([{ userId: 'cleo', connectionId: 'cleo-tab' }]);
    expect(held.matches).toHaveLength(2);
    await bench.pool.suspend(matchId, seat('ann'));
    expect((await bench.pool.held('n1')).matches).toEqual([{ matchId, userId: 'ben' }]);
  });
}
