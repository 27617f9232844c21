import { toTime } from './history-page.ts';

/** The time in an id, as clients get it. */
export function sentAt(id: number): string {
  return toTime(id).toISOString();
}
