import { describe, expect, it } from 'vitest';
import { mostKept, type Range } from './history.ts';
import { type HistoryKind, hourMs, type OpenHistory, speaking, ttlMs } from './history-bench.ts';

/** What every history promises to those who read it, in tests. */
export function readingHistoryContract(kind: HistoryKind, open: OpenHistory): void {
  const { append, appendMany, read } = speaking(kind);

  describe('reading', () => {
    it('pages back from the end, and forward from a place, oldest first', async () => {
      const { history } = await open({ ttlMs });
      const ids = await appendMany(history, 5);
      const page = async (range: Range) => {
        const { entries, hasMore } = await read(history, range);
        return [entries.map(({ id }) => ids.indexOf(id)), hasMore];
      };
      expect(await page({ limit: 2 })).toEqual([[3, 4], true]);
      expect(await page({ limit: 2, before: ids[3] })).toEqual([[1, 2], true]);
      expect(await page({ limit: 2, before: ids[1] })).toEqual([[0], false]);
      expect(await page({ limit: 2, after: ids[0] })).toEqual([[1, 2], true]);
      expect(await page({ limit: 2, after: ids[3] })).toEqual([[4], false]);
      expect(await page({ limit: 5 })).toEqual([[0, 1, 2, 3, 4], false]);
    });

    it('takes a time as a place', async () => {
      const { history, pass, now } = await open({ ttlMs });
      const first = await append(history, 'a');
      pass(1000);
      const between = new Date(now() / 1000);
      pass(1000);
      const second = await append(history, 'b');
      expect((await read(history, { limit: 5, before: between })).entries).toMatchObject([first]);
      expect(await read(history, { limit: 5, after: between })).toMatchObject({
        entries: [second],
        gap: false,
      });
    });

    it('never returns what is older than the time to keep, and makes the next one the first', async () => {
      const { history, pass } = await open({ ttlMs });
      const old = await append(history, 'a');
      pass(ttlMs);
      const kept = await append(history, 'b');
      pass(1);
      const { entries } = await read(history, { limit: 5 });
      expect(entries).toEqual([{ ...kept, previousId: null }]);
      expect((await read(history, { limit: 5, after: old.id })).entries).toEqual(entries);
      expect((await read(history, { limit: 5, before: kept.id })).entries).toEqual([]);
    });

    it('keeps the last ten thousand, and what more is said within a second', async () => {
      const { history, pass } = await open({ ttlMs });
      const ids = await appendMany(history, mostKept + 1);
      pass(1000);
      await append(history, 'a');
      const { entries, gap } = await read(history, { limit: 2, after: 0 });
      expect(entries.map(({ id }) => id)).toEqual([ids[2], ids[3]]);
      expect(entries[0]?.previousId).toBeNull();
      expect(gap).toBe(true);
    });
  });

  describe('the gap', () => {
    it('is none where the place proves that nothing is missing', async () => {
      const { history, pass } = await open({ ttlMs });
      const gapAfter = async (after: number | Date) => (await read(history, { limit: 5, after })).gap;
      expect(await gapAfter(0)).toBe(false);
      const [first = 0, last = 0] = await appendMany(history, 2);
      expect(await gapAfter(0)).toBe(false);
      expect(await gapAfter(first)).toBe(false);
      expect(await gapAfter(last)).toBe(false);
      pass(ttlMs + 1);
      expect(await gapAfter(last)).toBe(false);
      await append(history, 'c');
      expect(await gapAfter(last)).toBe(false);
    });

    it('is told where something has expired since', async () => {
      const { history, pass } = await open({ ttlMs });
      const [first = 0] = await appendMany(history, 2);
      pass(ttlMs + 1);
      expect((await read(history, { limit: 5, after: first })).gap).toBe(true);
      await append(history, 'c');
      expect((await read(history, { limit: 5, after: first })).gap).toBe(true);
      expect((await read(history, { limit: 5, after: 0 })).gap).toBe(true);
    });

    it('is told after a message that this history does not know', async () => {
      const { history, now } = await open({ ttlMs });
      const lost = now() - 5;
      expect((await read(history, { limit: 5, after: lost })).gap).toBe(true);
      await append(history, 'a');
      expect((await read(history, { limit: 5, after: lost })).gap).toBe(true);
      expect((await read(history, { limit: 5, after: now() + 5 })).gap).toBe(true);
    });

    it('is told after a time only where that has expired', async () => {
      const { history, now } = await open({ ttlMs });
      const ago = (ms: number) => new Date(now() / 1000 - ms);
      await append(history, 'a');
      expect((await read(history, { limit: 5, after: ago(hourMs) })).gap).toBe(false);
      expect((await read(history, { limit: 5, after: ago(-hourMs) })).gap).toBe(false);
      expect((await read(history, { limit: 5, after: ago(ttlMs + 1000) })).gap).toBe(true);
    });
  });
}
