import { expect, it } from 'vitest';
import type { Seeker } from './pool.ts';
import { inWords, matched, type OpenPool, seat, seeker } from './pool-bench.ts';

/** What every pool promises while a match is being confirmed, in tests. */
export function proposalContract(open: OpenPool): void {
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
    expect(inWords(await told()).sort()).toEqual(['check ann', 'check cleo', 'dropped ben']);
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
}
