import type { Seeker } from '../matching/pool.ts';

/** A seeker in the queue. Times in milliseconds. */
export interface Ticket extends Seeker {
  /** The place in the queue. */
  seq: number;
  since: number;
  /** From when on the seeker meets people without a common interest. */
  openAt: number;
}

/** Whether two seekers look for each other: mode, language, and interests or openness of both. */
export function fits(a: Ticket, b: Ticket, now: number): boolean {
  if (a.userId === b.userId || a.mode !== b.mode) return false;
  const speakTogether =
    a.languages.length === 0 || b.languages.length === 0 || share(a.languages, b.languages);
  const areBothOpen = a.openAt <= now && b.openAt <= now;
  return speakTogether && (areBothOpen || share(a.interests, b.interests));
}

function share(a: string[], b: string[]): boolean {
  return a.some((each) => b.includes(each));
}
