import { setTimeout as delay } from 'node:timers/promises';
import { type Pair, write } from './pairs.ts';
import type { Work } from './slice.ts';

const settleMs = 10_000;

/** How people write: a text of so many bytes, and so many at once before they wait for the answers. */
export interface Manner {
  textBytes: number;
  burst: number;
}

export const plainly: Manner = { textBytes: 64, burst: 1 };

/** Everybody writes for so long, as fast as the answers come. */
export function writeAll(
  pairs: Pair[],
  forMs: number,
  { textBytes, burst } = plainly,
): Promise<Required<Work>> {
  return counted(pairs, async () => {
    const until = performance.now() + forMs;
    const text = 'x'.repeat(textBytes);
    const writeOn = (pair: Pair) => {
      if (performance.now() > until) return;
      let open = burst;
      const acknowledged = () => {
        if (--open === 0) writeOn(pair);
      };
      for (let each = 0; each < burst; each++) write(pair, text, acknowledged);
    };
    for (const pair of pairs) writeOn(pair);
    await delay(forMs);
  });
}

/** They write in turn at an even pace, whatever the answers. */
export function writeEvenly(pairs: Pair[], forMs: number, perSecond: number): Promise<Work> {
  return counted(pairs, async () => {
    const startedAt = performance.now();
    for (let sent = 0; performance.now() - startedAt < forMs; await delay(1)) {
      const due = ((performance.now() - startedAt) / 1000) * perSecond;
      for (; sent < due; sent++) write(pairs[sent % pairs.length] as Pair, 'x'.repeat(64), () => {});
    }
  });
}

async function counted(pairs: Pair[], work: () => Promise<void>): Promise<Required<Work>> {
  const before = acknowledgedBy(pairs);
  for (const pair of pairs) pair.waits = [];
  await work();
  const faults = await faultsOf(pairs);
  return { done: acknowledgedBy(pairs) - before, waits: pairs.flatMap(({ waits }) => waits), faults };
}

/** Waits for what is still under way, and counts what was lost, doubled, out of order, refused or not acknowledged. */
async function faultsOf(pairs: Pair[]): Promise<number> {
  const until = performance.now() + settleMs;
  const isOpen = () => pairs.some(({ sent, acknowledged, heard }) => acknowledged < sent || heard < sent);
  while (isOpen() && performance.now() < until) await delay(5);
  return pairs.reduce(
    (sum, { sent, acknowledged, heard, faults }) => sum + (sent - acknowledged) + (sent - heard) + faults,
    0,
  );
}

function acknowledgedBy(pairs: Pair[]): number {
  return pairs.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
}
