import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, type Entry, type History, mostKept, type Range } from './history.ts';
import { HistoryModel } from './history-model.ts';

let sent = 0;

export const hourMs = 3_600_000;
const ttlMs = 24 * hourMs;

export interface HistoryBench {
  history: History;
  /** Lets time go by. */
  pass: (ms: number) => void;
  now: () => number;
  /** Resolves once whatever was appended has been heard. */
  settle: () => Promise<void>;
}

interface HistoryBenchOptions {
  ttlMs: number;
}

/** How the conversations of each kind are named here, who hears the first, and as whom it is read. */
const kinds = {
  room: { room: 'café', other: 'other', hearer: 'café', reader: '', readers: [''] },
  direct: { room: 'a:b', other: 'b:c', hearer: 'a', reader: 'a', readers: ['a', 'b'] },
};

/** What every history promises. `open` gives a new one, whose clock stands still but for `pass`. */
export function historyContract(
  kind: keyof typeof kinds,
  open: (options: HistoryBenchOptions) => Promise<HistoryBench>,
): void {
  const { room, other, hearer, reader, readers } = kinds[kind];

  const read = (history: History, range: Range) => history.read(room, range, reader);

  async function append(history: History, userId: string, conversation = room): Promise<Entry> {
    sent += 1;
    return (await history.append(conversation, draft(userId, `m${sent}`), { sender: null })).entry;
  }

  async function appendMany(history: History, count: number): Promise<number[]> {
    const entries: Entry[] = [];
    while (entries.length < count) {
      const batch = Math.min(500, count - entries.length);
      entries.push(...(await Promise.all(Array.from({ length: batch }, () => append(history, 'a')))));
    }
    return entries.map(({ id }) => id);
  }

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
      const draft = {
        from: { id: 'u"1', name: 'Ótter "🦦"' },
        text: '{"a":[]}\n\\ é🎉\u2028',
        clientId: 'x y:{z}',
      };
      const { entry } = await history.append(room, draft, { sender: null });
      expect(entry).toMatchObject(draft);
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

    it('keeps the last ten thousand', async () => {
      const { history } = await open({ ttlMs });
      const ids = await appendMany(history, mostKept + 1);
      const { entries, gap } = await read(history, { limit: 2, after: 0 });
      expect(entries.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
      expect(entries[0]?.previousId).toBeNull();
      expect(gap).toBe(true);
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
    expect(entries).toEqual(
      said.map((entry) =>
        entry.from.id === 'a'
          ? { ...entry, from: { id: 'a', name: '' }, text: '', clientId: `blank-${entry.id}` }
          : entry,
      ),
    );
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

  it('does as its model does, whatever is appended and read in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const bench = await open({ ttlMs: 1000 });
        const model = new HistoryModel(1000);
        for (const each of steps) await take(each, bench, model);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 50) },
    );
  });

  async function take(step: Step, { history, pass, now }: HistoryBench, model: HistoryModel): Promise<void> {
    if (step.kind === 'pass') pass(step.ms);
    else if (step.kind === 'append') {
      const said = draft(step.user, step.clientId);
      const hiddenFrom = step.isHidden
        ? readers.find((each) => each !== '' && each !== step.user)
        : undefined;
      const { entry } = await history.append(room, said, { sender: null, hiddenFrom });
      expect(entry.id).toBe(model.append(said, now(), hiddenFrom));
    } else {
      const as = readers[step.reader] ?? reader;
      const { limit, side, index } = step;
      const range = { limit, ...(side !== 'end' && { [side]: model.idAt(index, as) }) };
      expect(await history.read(room, range, as)).toMatchObject(model.read(range, now(), as));
    }
  }
}

/** What histories promise of direct messages beyond that. */
export function directContract(open: (options: HistoryBenchOptions) => Promise<HistoryBench>): void {
  it('is heard by both, each as they read it, and by nobody else', async () => {
    const { history, settle } = await open({ ttlMs });
    const heard: string[] = [];
    for (const hearer of ['a', 'b', 'c']) {
      await history.subscribe(hearer, (pair, { text }) => heard.push(`${hearer} in ${pair}: ${text}`));
    }
    await history.append('a:b', draft('a', '1'), { sender: null });
    await settle();
    expect(heard).toEqual(['a in a:b: said 1', 'b in a:b: said 1']);
  });

  it('hides an entry from one of the two, who has no way to tell', async () => {
    const { history, settle } = await open({ ttlMs });
    const heard: string[] = [];
    await history.subscribe('a', (_, { text, previousId }) => heard.push(`${text} after ${previousId}`));
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
      (await history.read('a:b', range, 'a')).entries.map(({ text }) => text);
    expect(await texts({ limit: 2 })).toEqual(['said first', 'said last']);
    expect(await texts({ limit: 2, after: 0 })).toEqual(['said first', 'said last']);
  });
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    user: fc.constantFrom('a', 'b'),
    clientId: fc.nat({ max: 20 }).map(String),
    isHidden: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('read' as const),
    side: fc.constantFrom('end', 'before', 'after'),
    index: fc.nat({ max: 20 }),
    limit: fc.integer({ min: 1, max: 5 }),
    reader: fc.nat({ max: 1 }),
  }),
  fc.record({ kind: fc.constant('pass' as const), ms: fc.nat({ max: 600 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

function draft(userId: string, clientId: string): Draft {
  return { from: { id: userId, name: userId.toUpperCase() }, text: `said ${clientId}`, clientId };
}
