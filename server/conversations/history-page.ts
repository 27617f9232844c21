import { Entry } from './entry.ts';
import type { Page, Place, Range } from './history.ts';

/** An entry as a store keeps it. */
export interface Kept {
  id: number;
  /** For each reader: the entry before it, also when that has expired; 0 for the very first. */
  previousIds: readonly number[];
  hiddenFrom?: string | undefined;
  /** The draft's. */
  json: string;
}

export interface Found {
  /** In the direction of reading, and one more than the limit if there is one. */
  kept: Kept[];
  /** The oldest entry that is kept; undefined where none is. */
  oldestId: number | undefined;
  lastId: number;
  /** What is older than this has expired. */
  horizon: number;
  /** The reader's place among the readers. */
  reader: number;
}

/** Makes the page that is asked for from what a store found. */
export function historyPage(found: Found, range: Range): Page {
  const { reader } = found;
  const kept = found.kept.slice(0, range.limit);
  if (range.after === undefined) kept.reverse();
  const firstPreviousId = kept[0]?.previousIds[reader] ?? found.lastId;
  return {
    entries: kept.map((entry) => toEntry(entry, found.oldestId ?? 0, reader)),
    hasMore: found.kept.length > range.limit,
    gap: range.after !== undefined && isGap(range.after, firstPreviousId, found.horizon),
    lastId: found.lastId,
  };
}

export function toEntry(kept: Kept, oldestId: number, reader: number): Entry {
  const previousId = kept.previousIds[reader] ?? 0;
  return new Entry(kept.id, previousId < Math.max(oldestId, 1) ? null : previousId, kept.json);
}

export function toMicroseconds(place: Place): number {
  return place instanceof Date ? place.getTime() * 1000 : place;
}

export function toTime(id: number): Date {
  return new Date(Math.floor(id / 1000));
}

/** `previousId` is what came before the first entry after the place: only the place itself proves that none is missing. */
function isGap(after: Place, previousId: number, horizon: number): boolean {
  if (typeof after === 'number') return previousId !== after;
  const time = toMicroseconds(after);
  return time < horizon || previousId > time;
}
