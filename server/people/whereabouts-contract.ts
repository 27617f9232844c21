import { expect, it } from 'vitest';
import type { Whereabouts } from './whereabouts.ts';

/** What is promised of whereabouts, in tests. `know` has the person known. */
export function whereaboutsContract(
  open: () => Promise<{ whereabouts: Whereabouts; know: (userId: string) => Promise<void> }>,
): void {
  it('says at which nodes somebody is, and once they have gone, since when', async () => {
    const { whereabouts, know } = await open();
    await know('ann');
    const start = Date.now();
    await whereabouts.arrive('ann', 'n1');
    await whereabouts.arrive('ann', 'n2');
    await whereabouts.arrive('ann', 'n2');
    const [ann, eve] = await whereabouts.find(['ann', 'eve']);
    expect(ann?.nodeIds.toSorted()).toEqual(['n1', 'n2']);
    expect(eve).toEqual({ nodeIds: [], seenAt: undefined });
    await whereabouts.depart('ann', 'n1');
    await whereabouts.depart('ann', 'n2');
    const [gone] = await whereabouts.find(['ann']);
    expect(gone?.nodeIds).toEqual([]);
    expect(Math.abs((gone?.seenAt?.getTime() ?? 0) - start)).toBeLessThan(5000);
  });

  it('clears a node, and says who was there', async () => {
    const { whereabouts, know } = await open();
    for (const userId of ['ann', 'ben']) await know(userId);
    await whereabouts.arrive('ann', 'n1');
    await whereabouts.arrive('ann', 'n2');
    await whereabouts.arrive('ben', 'n2');
    expect((await whereabouts.purge('n2')).sort()).toEqual(['ann', 'ben']);
    expect(await whereabouts.find(['ann', 'ben'])).toMatchObject([{ nodeIds: ['n1'] }, { nodeIds: [] }]);
    expect(await whereabouts.purge('n2')).toEqual([]);
  });

  it('has those look again who watch, and nobody else', async () => {
    const { whereabouts } = await open();
    const told: string[] = [];
    const heard = Promise.withResolvers<void>();
    await whereabouts.watch('ann', () => told.push('ann'));
    await whereabouts.watch('ben', () => heard.resolve());
    await whereabouts.announce('cleo');
    await whereabouts.announce('ann');
    await whereabouts.announce('ben');
    await heard.promise;
    expect(told).toEqual(['ann']);
    whereabouts.unwatch('ann');
    whereabouts.unwatch('ben');
  });
}
