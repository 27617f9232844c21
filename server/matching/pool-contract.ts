import { describe, expect, it } from 'vitest';
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

/** What every pool promises, in tests. */
export function poolContract(open: () => Promise<PoolBench>): void {
  const kinds = (events: PoolEvent[]) => events.map(({ kind, userId }) => `${kind} ${userId}`);

  async function matched(bench: PoolBench, a: Seeker, b: Seeker): Promise<string> {
    await bench.pool.enter(a);
    expect(await bench.pool.enter(b)).toBe('matched');
    const checks = (await bench.told()).filter((event) => event.kind === 'check');
    expect(new Set(checks.map(({ userId }) => userId))).toEqual(new Set([a.userId, b.userId]));
    const matchId = checks[0]?.matchId ?? '';
    await bench.pool.confirm(matchId, a.userId);
    await bench.pool.confirm(matchId, b.userId);
    return matchId;
  }

  it('lets the first wait and matches the second with them', async () => {
    const { pool, told } = await open();
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
    expect(await pool.enter(seeker('ben'))).toBe('matched');
    expect(kinds(await told())).toEqual(['check ann', 'check ben']);
    expect(await pool.waiting()).toEqual({ text: 0, voice: 0, video: 0 });
  });

  it('tells a match only once both have confirmed, and makes the older one the initiator', async () => {
    const bench = await open();
    await bench.pool.enter(seeker('ann', { interests: ['chess', 'tea'] }));
    await bench.pool.enter(seeker('ben', { interests: ['tea', 'go'] }));
    const [check] = await bench.told();
    const matchId = check?.kind === 'check' ? check.matchId : '';
    await bench.pool.confirm(matchId, 'ben');
    expect(await bench.told()).toEqual([]);
    await bench.pool.confirm(matchId, 'ann');
    const found = (await bench.told()).flatMap((event) => (event.kind === 'found' ? [event] : []));
    expect(found).toHaveLength(2);
    const [ann, ben] = ['ann', 'ben'].map((id) => found.find(({ userId }) => userId === id)?.match);
    expect(ann).toMatchObject({ matchId, initiator: true, peer: { id: 'ben', nodeId: 'n1' } });
    expect(ben).toMatchObject({ matchId, initiator: false, peer: { id: 'ann', name: 'Name of ann' } });
    expect(ann?.commonInterests).toEqual(['tea']);
    expect(ben?.commonInterests).toEqual(['tea']);
  });

  it('never matches a person with themselves: a second device takes the search over', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { connectionId: 'phone', search: 7 }));
    expect(await pool.enter(seeker('ann', { connectionId: 'laptop' }))).toBe('waiting');
    expect(await told()).toMatchObject([{ kind: 'replaced', connectionId: 'phone', search: 7 }]);
    expect(await pool.waiting()).toMatchObject({ text: 1 });
  });

  it('keeps modes apart', async () => {
    const { pool } = await open();
    await pool.enter(seeker('ann', { mode: 'video' }));
    expect(await pool.enter(seeker('ben', { mode: 'voice' }))).toBe('waiting');
    expect(await pool.waiting()).toEqual({ text: 0, voice: 1, video: 1 });
  });

  it('matches in the order of arrival', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { languages: ['en'] }));
    await pool.enter(seeker('ben', { languages: ['fr'] }));
    await pool.enter(seeker('cleo', { languages: ['en', 'fr'] }));
    expect(kinds(await told())).toEqual(['check ann', 'check cleo']);
  });

  it('matches people who name languages only with those who share one or name none', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { languages: ['en'] }));
    expect(await pool.enter(seeker('ben', { languages: ['fr', 'de'] }))).toBe('waiting');
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
    expect(kinds(await told())).toEqual(['check ann', 'check cleo']);
    expect(await pool.enter(seeker('dan', { languages: ['de'] }))).toBe('matched');
    expect(kinds(await told())).toEqual(['check ben', 'check dan']);
  });

  it('prefers a common interest, and opens to anyone only after the wait', async () => {
    const bench = await open();
    const { pool, told } = bench;
    await pool.enter(seeker('ann', { interests: ['chess'] }));
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
    bench.pass(9000);
    await pool.sweep();
    expect(await told()).toEqual([]);
    await pool.enter(seeker('cleo', { interests: ['go'] }));
    expect(await pool.enter(seeker('dan', { interests: ['go'] }))).toBe('matched');
    expect(kinds(await told())).toEqual(['check cleo', 'check dan']);
    bench.pass(1000);
    await pool.sweep();
    expect(new Set(kinds(await told()))).toEqual(new Set(['check ben', 'check ann']));
  });

  it('keeps the place of someone who widens the search, and finds at once who fits now', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { interests: ['chess'] }));
    await pool.enter(seeker('ben'));
    expect(await pool.enter(seeker('ann'))).toBe('matched');
    expect(new Set(kinds(await told()))).toEqual(new Set(['check ann', 'check ben']));
  });

  it('is idempotent for someone who waits, and while a match is being confirmed', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
    expect(await pool.waiting()).toMatchObject({ text: 1 });
    await pool.enter(seeker('ben'));
    expect(await pool.enter(seeker('ann'))).toBe('matched');
    expect(await told()).toHaveLength(2);
  });

  it('drops who does not confirm in time; the other waits on at the old place', async () => {
    const bench = await open();
    const { pool, told } = bench;
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    const [check] = await told();
    await pool.confirm(check?.kind === 'check' ? check.matchId : '', 'ann');
    await pool.enter(seeker('cleo', { languages: ['en'] }));
    bench.pass(3000);
    await pool.sweep();
    expect(kinds(await told()).sort()).toEqual(['check ann', 'check cleo', 'dropped ben']);
  });

  it('undoes a match that one side declines', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    const [check] = await told();
    await pool.decline(check?.kind === 'check' ? check.matchId : '', 'ben');
    expect(await told()).toMatchObject([{ kind: 'dropped', userId: 'ben', reason: 'unresponsive' }]);
    expect(await pool.waiting()).toMatchObject({ text: 1 });
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
  });

  it('takes out who withdraws, also while a match is being confirmed', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.withdraw(seat('ann', 'another-tab'));
    expect(await pool.waiting()).toMatchObject({ text: 1 });
    await pool.withdraw(seat('ann'));
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
    await pool.enter(seeker('cleo'));
    await told();
    await pool.withdraw(seat('ben'));
    expect(await told()).toEqual([]);
    expect(await pool.waiting()).toMatchObject({ text: 1 });
  });

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
    expect(new Set(kinds(await told()))).toEqual(new Set(['check ann', 'check ben']));
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
    expect(kinds(await told())).toEqual(['check ann', 'check cleo']);
  });

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
    expect(kinds(await told())).toEqual(['check ann', 'check cleo']);
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

  it('goes directly only where both want it', async () => {
    const bench = await open();
    const routeOf = async (a: Seeker, b: Seeker) => {
      await matched(bench, a, b);
      const found = (await bench.told()).flatMap((event) => (event.kind === 'found' ? [event.match] : []));
      return found.map(({ route }) => route);
    };
    const direct = { directRoute: true };
    expect(await routeOf(seeker('ann', direct), seeker('ben'))).toEqual(['private', 'private']);
    expect(await routeOf(seeker('cleo', direct), seeker('dan', direct))).toEqual(['direct', 'direct']);
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
