import { toTime } from './history-page.ts';

let second = -1;
let secondIso = '';

/** The time in an id, as clients get it. Ids that follow each other share their second, whose text is kept. */
export function sentAt(id: number): string {
  const milliseconds = toTime(id).getTime();
  const start = milliseconds - (milliseconds % 1000);
  if (start !== second) {
    second = start;
    secondIso = new Date(start).toISOString().slice(0, -4);
  }
  return `${secondIso}${String(milliseconds % 1000).padStart(3, '0')}Z`;
}
