import type { Kept } from './history-page.ts';

/** The ids, with which an entry begins in Redis; the draft follows. `append.lua` writes them. */
const ids = /^\{"id":(\d+),"previousIds":\[([\d,]*)\],(?:"hiddenFrom":"([^"]*)",)?/;

/** Reads an entry as Redis keeps it, without a look into the draft. */
export function readKept(stored: string): Kept {
  const [start, id, previousIds, hiddenFrom] = ids.exec(stored) ?? [];
  if (start === undefined || previousIds === undefined) throw new Error('This is not an entry.');
  return {
    id: Number(id),
    previousIds: previousIds.split(',').map(Number),
    hiddenFrom,
    json: `{${stored.slice(start.length)}`,
  };
}
