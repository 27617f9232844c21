import { describe, expect, it } from 'vitest';
import { draftJson, Entry } from './entry.ts';
import { draft, type HistoryKind, type OpenHistory, speaking, ttlMs } from './history-bench.ts';

/** What every history promises of what is said, and of who hears it, in tests. */
export function appendingContract(kind: HistoryKind, open: OpenHistory): void {
  const { append, hearer, other, read, readers, room } = speaking(kind);

  describe('appending', () => {
    it('gives ids that grow by the clock, and by one where it stands still', async () => {
      const { history, pass, now } = await open({ ttlMs });
      const first = await append(history, 'a');
      const second = await append(history, 'b');
      pass(5);
      const third = await append(history, 'c');
      expect(second).toMatchObject({ id: first.id + 1, previousId: first.id });
      expect(third).toMatchObject({ id: now(), previousId: second.id });
      expect(first.previousId).toBeNull();
    });

    it('keeps what was said and by whom, to the letter', async () => {
      const { history } = await open({ ttlMs });
      const said = {
        from: { id: 'u"1', name: 'Ótter "🦦"' },
        text: '{"a":[]}\n\\ é🎉\u2028',
        clientId: 'x y:{z}',
      };
      const { entry } = await history.append(room, said, { sender: null });
      expect(entry.draft).toEqual(said);
      expect((await read(history, { limit: 1 })).entries).toEqual([entry]);
    });

    it('keeps conversations apart', async () => {
      const { history } = await open({ ttlMs });
      await append(history, 'a');
      expect((await history.read(other, { limit: 5 }, readers.at(-1))).entries).toEqual([]);
    });

    it('answers a repeated clientId with the first entry, and adds nothing', async () => {
      const { history, pass } = await open({ ttlMs });
      const first = await history.append(room, draft('a', 'one'), { sender: null });
      pass(9 * 60_000);
      const again = await history.append(room, { ...draft('a', 'one'), text: 'other' }, { sender: null });
      expect(again).toEqual({ entry: first.entry, isDuplicate: true });
      expect((await read(history, { limit: 5 })).entries).toEqual([first.entry]);
    });

    it('takes the same clientId from another sender, and in another conversation', async () => {
      const { history } = await open({ ttlMs });
      await history.append(room, draft('a', 'one'), { sender: null });
      expect((await history.append(room, draft('b', 'one'), { sender: null })).isDuplicate).toBe(false);
      expect((await history.append(other, draft('a', 'one'), { sender: null })).isDuplicate).toBe(false);
    });

    it('adds one entry when the same message is sent fifty times at once', async () => {
      const { history } = await open({ ttlMs });
      const sent = Array.from({ length: 50 }, () =>
        history.append(room, draft('a', 'one'), { sender: null }),
      );
      const answers = await Promise.all(sent);
      expect(answers.filter(({ isDuplicate }) => !isDuplicate)).toHaveLength(1);
      expect(new Set(answers.map(({ entry }) => entry.id)).size).toBe(1);
    });
  });

  describe('hearing', () => {
    it('tells each entry once, in order, with its sender', async () => {
      const { history, settle } = await open({ ttlMs });
      const heard: [Entry, string | null][] = [];
      await history.subscribe(hearer, (_, entry, sender) => heard.push([entry, sender]));
      const first = await history.append(room, draft('a', 'one'), { sender: 'connection "1"' });
      await history.append(room, draft('a', 'one'), { sender: 'connection 2' });
      const second = await history.append(room, draft('b', 'one'), { sender: null });
      await settle();
      expect(heard).toEqual([
        [first.entry, 'connection "1"'],
        [second.entry, null],
      ]);
    });

    it('tells nothing of other conversations, and nothing more once it is over', async () => {
      const { history, settle } = await open({ ttlMs });
      const heard: Entry[] = [];
      await history.subscribe(hearer, (_, entry) => heard.push(entry));
      await append(history, 'b', other);
      await history.unsubscribe(hearer);
      await append(history, 'a');
      await settle();
      expect(heard).toEqual([]);
    });
  });

  describe('the last time', () => {
    it('is when something was last said, in each of many, also once that has expired', async () => {
      const { history, pass, now } = await open({ ttlMs });
      await append(history, 'a');
      pass(5000);
      await append(history, 'b');
      const one = new Date(now() / 1000);
      pass(ttlMs + 1);
      await append(history, 'b', other);
      expect(await history.lastTimes([other, 'c:d', room])).toEqual([new Date(now() / 1000), undefined, one]);
      expect(await history.lastTimes([])).toEqual([]);
    });
  });

  it('takes words and name out of what somebody said, and leaves the rest as it was', async () => {
    const { history } = await open({ ttlMs });
    const said: Entry[] = [];
    for (let index = 0; index < 450; index++) said.push(await append(history, index % 3 === 0 ? 'a' : 'b'));
    await history.blank(room, 'a');
    await history.blank(other, 'a');
    const { entries } = await read(history, { limit: 500 });
    expect(entries).toEqual(said.map((entry) => (entry.draft.from.id === 'a' ? blanked(entry) : entry)));
  });
}

function blanked({ id, previousId }: Entry): Entry {
  const draft = { from: { id: 'a', name: '' }, text: '', clientId: `blank-${id}` };
  return new Entry(id, previousId, draftJson(draft));
}
