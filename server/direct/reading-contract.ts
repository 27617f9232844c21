import { expect, it } from 'vitest';
import { pairOf } from '../conversations/audience.ts';
import type { History } from '../conversations/history.ts';
import { mostCounted, type Reading } from './reading.ts';

export const ttlMs = 3_600_000;

export interface ReadingBench {
  reading: Reading;
  /** Of direct messages. */
  history: History;
  /** Lets time go by. */
  pass: (ms: number) => void;
}

/** What is promised of reading, in tests. */
export function readingContract(open: () => Promise<ReadingBench>): void {
  let sent = 0;

  async function say(history: History, by: string, to: string, hiddenFrom?: string): Promise<number> {
    sent += 1;
    const draft = { from: { id: by, name: by }, text: `number ${sent}`, clientId: `${sent}` };
    return (await history.append(pairOf(by, to), draft, { sender: null, hiddenFrom })).entry.id;
  }

  async function unread(reading: Reading, reader: string, other: string): Promise<number | undefined> {
    return (await reading.summaries(reader, [other]))[0]?.unread;
  }

  it("counts the other's messages since the last one that was read", async () => {
    const { reading, history } = await open();
    await say(history, 'b', 'a');
    const second = await say(history, 'b', 'a');
    await say(history, 'a', 'b');
    await say(history, 'b', 'a');
    expect(await unread(reading, 'a', 'b')).toBe(3);
    expect(await unread(reading, 'b', 'a')).toBe(1);
    expect(await reading.markRead('a', 'b', second)).toBe(second);
    expect(await unread(reading, 'a', 'b')).toBe(1);
    expect(await unread(reading, 'b', 'a')).toBe(1);
  });

  it('brings the newest message and how far each has read, of many conversations in order', async () => {
    const { reading, history } = await open();
    const id = await say(history, 'b', 'a');
    await reading.markRead('a', 'b', id);
    const last = await say(history, 'a', 'c');
    const nothing = { last: undefined, unread: 0, readId: 0, otherReadId: 0 };
    expect(await reading.summaries('a', ['c', 'd', 'b'])).toMatchObject([
      { last: { id: last, draft: { from: { id: 'a' } } }, unread: 0, readId: 0, otherReadId: 0 },
      nothing,
      { last: { id }, unread: 0, readId: id, otherReadId: 0 },
    ]);
    expect(await reading.summaries('b', ['a'])).toMatchObject([{ unread: 0, readId: 0, otherReadId: id }]);
    expect(await reading.summaries('a', [])).toEqual([]);
  });

  it('marks nothing twice, never back, and nothing that does not exist yet', async () => {
    const { reading, history } = await open();
    expect(await reading.markRead('a', 'b', 5)).toBeUndefined();
    const first = await say(history, 'b', 'a');
    const last = await say(history, 'b', 'a');
    expect(await reading.markRead('a', 'b', last + 1_000_000)).toBe(last);
    expect(await reading.markRead('a', 'b', last)).toBeUndefined();
    expect(await reading.markRead('a', 'b', first)).toBeUndefined();
    const next = await say(history, 'b', 'a');
    expect(await unread(reading, 'a', 'b')).toBe(1);
    expect(await reading.markRead('a', 'b', next)).toBe(next);
  });

  it('counts and brings nothing that is hidden from the reader, or too old', async () => {
    const { reading, history, pass } = await open();
    const seen = await say(history, 'b', 'a');
    const hidden = await say(history, 'b', 'a', 'a');
    expect(await reading.summaries('a', ['b'])).toMatchObject([{ last: { id: seen }, unread: 1 }]);
    expect(await reading.summaries('b', ['a'])).toMatchObject([{ last: { id: hidden }, unread: 0 }]);
    expect(await reading.markRead('a', 'b', hidden)).toBe(seen);
    await say(history, 'b', 'a');
    pass(ttlMs + 1);
    expect(await reading.summaries('a', ['b'])).toMatchObject([{ last: undefined, unread: 0 }]);
  });

  it('counts nothing that was taken back', async () => {
    const { reading, history } = await open();
    await say(history, 'b', 'a');
    await say(history, 'a', 'b');
    await history.blank(pairOf('a', 'b'), 'b');
    expect(await unread(reading, 'a', 'b')).toBe(0);
    expect(await unread(reading, 'b', 'a')).toBe(1);
  });

  it('counts no further back than it says', async () => {
    const { reading, history } = await open();
    for (let index = 0; index < mostCounted + 5; index++) await say(history, 'b', 'a');
    expect(await unread(reading, 'a', 'b')).toBe(mostCounted);
  });
}
