import type { Draft, Entry, Page, Place, Range } from './history.ts';

/** An entry as a store keeps it: `previousId` stays when that entry has expired, and is 0 for the very first. */
export interface Kept extends Draft {
  id: number;
  previousId: number;
}

export interface Found {
  /** In the direction of reading, and one more than the limit if there is one. */
  kept: Kept[];
  /** The oldest entry that is kept; undefined where none is. */
  oldestId: number | undefined;
  lastId: number;
  /** What is older than this has expired. */
  horizon: number;
}

/** Makes the page that is asked for from what a store found. */
export function historyPage(found: Found, range: Range): Page {
  const kept = found.kept.slice(0, range.limit);
  if (range.after === undefined) kept.reverse();
  return {
    entries: kept.map((entry) => toEntry(entry, found.oldestId ?? 0)),
    hasMore: found.kept.length > range.limit,
    gap: range.after !== undefined && isGap(range.after, kept[0]?.previousId ?? found.lastId, found.horizon),
    lastId: found.lastId,
  };
}

export function toEntry(kept: Kept, oldestId: number): Entry {
  const { previousId } = kept;
  return { ...kept, previousId: previousId === 0 || previousId < oldestId ? null : previousId };
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
