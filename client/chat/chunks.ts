import type { Line } from './line.ts';

/** Lines that are drawn, or left out, together: of one day, and without a gap in them. */
export interface Chunk {
  key: string;
  lines: readonly Line[];
  /** Who spoke last before them, where that is on the same day. */
  before: Line | undefined;
  /** Milliseconds since 1970: the day that begins with them, where it is to be told. */
  day: number | undefined;
}

const meanLength = 32;

/**
 * Parts a log so that neither what comes after nor what is put before it moves the borders: those are told by the
 * ids, which are all but random in their last bits. Chunks that are as they were are the same objects.
 */
export function chunksOf(lines: readonly Line[], known: readonly Chunk[], nowMs: number): Chunk[] {
  const byKey = new Map(known.map((chunk) => [chunk.key, chunk]));
  const chunks: Chunk[] = [];
  let start = 0;
  for (let end = 1; end <= lines.length; end++) {
    if (end < lines.length && !isBorder(lines[end - 1], lines[end])) continue;
    const chunk = chunkOf(lines.slice(start, end), lines[start - 1], nowMs);
    if (chunk) chunks.push(same(byKey.get(chunk.key), chunk));
    start = end;
  }
  return chunks;
}

function chunkOf(lines: readonly Line[], before: Line | undefined, nowMs: number): Chunk | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const isNewDay = dayOf(first.sentAtMs) !== dayOf(before?.sentAtMs ?? nowMs);
  return {
    key: `${first.kind} ${first.clientId}`,
    lines,
    before: isNewDay || first.isAfterGap ? undefined : before,
    day: isNewDay ? first.sentAtMs : undefined,
  };
}

function isBorder(before: Line | undefined, line: Line | undefined): boolean {
  if (!before || !line) return true;
  const isMarked = line.id !== undefined && line.id % meanLength === 0;
  return isMarked || line.isAfterGap === true || dayOf(before.sentAtMs) !== dayOf(line.sentAtMs);
}

function same(known: Chunk | undefined, chunk: Chunk): Chunk {
  const isSame =
    known &&
    known.day === chunk.day &&
    known.before === chunk.before &&
    known.lines.length === chunk.lines.length &&
    known.lines.every((line, index) => line === chunk.lines[index]);
  return isSame ? known : chunk;
}

function dayOf(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}
