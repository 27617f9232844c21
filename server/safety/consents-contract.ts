import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Consents } from './consents.ts';

/** What every store of consents promises. `open` gives a new one. */
export function consentsContract(open: () => Promise<Consents>): void {
  describe('accepting the rules', () => {
    it('is kept with the time when it was first told', async () => {
      const consents = await open();
      const before = Date.now();
      const first = await consents.accept('ann', 1);
      expect(first.getTime()).toBeGreaterThanOrEqual(before);
      expect(first.getTime()).toBeLessThanOrEqual(Date.now());
      await sleep(5);
      expect(await consents.accept('ann', 1)).toEqual(first);
    });

    it('is listed, of each person by version', async () => {
      const consents = await open();
      const times = [await consents.accept('eve', 2), await consents.accept('eve', 1)];
      expect(await consents.list('eve')).toEqual([
        { version: 1, acceptedAt: times[1] },
        { version: 2, acceptedAt: times[0] },
      ]);
      expect(await consents.list('fay')).toEqual([]);
    });

    it('is forgotten with the person', async () => {
      const consents = await open();
      const first = await consents.accept('dan', 1);
      await sleep(5);
      await consents.forget('dan');
      expect((await consents.accept('dan', 1)).getTime()).toBeGreaterThan(first.getTime());
    });

    it('is kept for each person and each version apart', async () => {
      const consents = await open();
      const first = await consents.accept('ann', 1);
      await sleep(5);
      expect((await consents.accept('ben', 1)).getTime()).toBeGreaterThan(first.getTime());
      expect((await consents.accept('ann', 2)).getTime()).toBeGreaterThan(first.getTime());
      expect(await consents.accept('ann', 1)).toEqual(first);
    });
  });
}
