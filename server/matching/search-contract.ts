import { expect, it } from 'vitest';
import { inWords, type OpenPool, seeker } from './pool-bench.ts';

/** What every pool promises of searches, in tests. */
export function searchContract(open: OpenPool): void {
  it('lets the first wait and matches the second with them', async () => {
    const { pool, told } = await open();
    expect(await pool.enter(seeker('ann'))).toBe('waiting');
    expect(await pool.enter(seeker('ben'))).toBe('matched');
    expect(inWords(await told())).toEqual(['check ann', 'check ben']);
    expect(await pool.waiting()).toEqual({ text: 0, voice: 0, video: 0 });
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
    expect(inWords(await told())).toEqual(['check ann', 'check cleo']);
  });

  it('matches people who name languages only with those who share one or name none', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { languages: ['en'] }));
    expect(await pool.enter(seeker('ben', { languages: ['fr', 'de'] }))).toBe('waiting');
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
    expect(inWords(await told())).toEqual(['check ann', 'check cleo']);
    expect(await pool.enter(seeker('dan', { languages: ['de'] }))).toBe('matched');
    expect(inWords(await told())).toEqual(['check ben', 'check dan']);
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
    expect(inWords(await told())).toEqual(['check cleo', 'check dan']);
    bench.pass(1000);
    await pool.sweep();
    expect(new Set(inWords(await told()))).toEqual(new Set(['check ben', 'check ann']));
  });

  it('keeps the place of someone who widens the search, and finds at once who fits now', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { interests: ['chess'] }));
    await pool.enter(seeker('ben'));
    expect(await pool.enter(seeker('ann'))).toBe('matched');
    expect(new Set(inWords(await told()))).toEqual(new Set(['check ann', 'check ben']));
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
}
