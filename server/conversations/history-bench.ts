import type { Draft, Entry } from './entry.ts';
import type { History, Range } from './history.ts';

export const hourMs = 3_600_000;
export const ttlMs = 24 * hourMs;

export interface HistoryBench {
  history: History;
  /** Lets time go by. */
  pass: (ms: number) => void;
  now: () => number;
  /** Resolves once whatever was appended has been heard. */
  settle: () => Promise<void>;
}

/** Opens a new history, whose clock stands still but for `pass`. */
export type OpenHistory = (options: { ttlMs: number }) => Promise<HistoryBench>;

/** How the conversations of each kind are named here, who hears the first, and as whom it is read. */
const kinds = {
  room: { room: 'café', other: 'other', hearer: 'café', reader: '', readers: [''] },
  direct: { room: 'a:b', other: 'b:c', hearer: 'a', reader: 'a', readers: ['a', 'b'] },
};

export type HistoryKind = keyof typeof kinds;

/** What the tests of a history say in the first conversation of this kind, and read of it. */
export function speaking(kind: HistoryKind) {
  const { room, reader } = kinds[kind];
  let sent = 0;

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

  return {
    ...kinds[kind],
    append,
    appendMany,
    read: (history: History, range: Range) => history.read(room, range, reader),
  };
}

export function draft(userId: string, clientId: string): Draft {
  return { from: { id: userId, name: userId.toUpperCase() }, text: `said ${clientId}`, clientId };
}
