import { expect, it } from 'vitest';
import type { Range } from './history.ts';
import { draft, type OpenHistory, ttlMs } from './history-bench.ts';

/** What histories promise of direct messages beyond what every history does, in tests. */
export function directHistoryContract(open: OpenHistory): void {
  it('is heard by both, each as they read it, and by nobody else', async () => {
    const { history, settle } = await open({ ttlMs });
    const heard: string[] = [];
    for (const hearer of ['a', 'b', 'c']) {
      await history.subscribe(hearer, (pair, { draft: { text } }) =>
        heard.push(`${hearer} in ${pair}: ${text}`),
      );
    }
    await history.append('a:b', draft('a', '1'), { sender: null });
    await settle();
    expect(heard).toEqual(['a in a:b: said 1', 'b in a:b: said 1']);
  });

  it('hides an entry from one of the two, who has no way to tell', async () => {
    const { history, settle } = await open({ ttlMs });
    const heard: string[] = [];
    await history.subscribe('a', (_, { draft: { text }, previousId }) =>
      heard.push(`${text} after ${previousId}`),
    );
    const { entry: first } = await history.append('a:b', draft('a', '1'), { sender: null });
    const hidden = await history.append('a:b', draft('b', '2'), { sender: null, hiddenFrom: 'a' });
    expect(hidden.entry.previousId).toBe(first.id);
    expect(await history.read('a:b', { limit: 5, after: first.id }, 'a')).toEqual({
      entries: [],
      hasMore: false,
      gap: false,
      lastId: first.id,
    });
    const { entry: last } = await history.append('a:b', draft('b', '3'), { sender: null });
    await settle();
    expect(heard).toEqual(['said 1 after null', `said 3 after ${first.id}`]);
    const seen = async (reader: string) =>
      (await history.read('a:b', { limit: 5 }, reader)).entries.map(({ id, previousId }) => [id, previousId]);
    const { id } = hidden.entry;
    expect(await seen('a')).toEqual([
      [first.id, null],
      [last.id, first.id],
    ]);
    expect(await seen('b')).toEqual([
      [first.id, null],
      [id, first.id],
      [last.id, id],
    ]);
    expect((await history.read('a:b', { limit: 1, before: last.id }, 'a')).hasMore).toBe(false);
  });

  it('fills pages also where much is hidden', async () => {
    const { history } = await open({ ttlMs });
    const say = (clientId: string, hiddenFrom?: string) =>
      history.append('a:b', draft('b', clientId), { sender: null, hiddenFrom });
    await say('first');
    for (let index = 0; index < 250; index++) await say(`${index}`, 'a');
    await say('last');
    const texts = async (range: Range) =>
      (await history.read('a:b', range, 'a')).entries.map((entry) => entry.draft.text);
    expect(await texts({ limit: 2 })).toEqual(['said first', 'said last']);
    expect(await texts({ limit: 2, after: 0 })).toEqual(['said first', 'said last']);
  });
}
