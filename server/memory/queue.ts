import type { Seeker } from '../matching/pool.ts';
import type { Blocks } from './blocks.ts';

/** A seeker in the queue. Times in milliseconds. */
export interface Ticket extends Seeker {
  /** The place in the queue. */
  seq: number;
  since: number;
  /** From when on the seeker meets people without a common interest. */
  openAt: number;
}

/** Who waits, in the order of arrival, and what keeps two of them apart. */
export class Queue {
  readonly #recentWaitMs: number;
  readonly #tickets = new Map<string, Ticket>();
  /** Until when two who met are kept apart. */
  readonly #recent = new Map<string, number>();
  readonly #blocks: Blocks;

  constructor(recentWaitMs: number, blocks: Blocks) {
    this.#recentWaitMs = recentWaitMs;
    this.#blocks = blocks;
  }

  get tickets(): Ticket[] {
    return [...this.#tickets.values()].sort((a, b) => a.seq - b.seq);
  }

  get(userId: string): Ticket | undefined {
    return this.#tickets.get(userId);
  }

  put(ticket: Ticket): void {
    this.#tickets.set(ticket.userId, ticket);
  }

  take(userId: string): void {
    this.#tickets.delete(userId);
  }

  keepApart(a: Ticket, b: Ticket, until: number): void {
    this.#recent.set(pairKey(a, b), until);
  }

  forgetMeetings(now: number): void {
    for (const [pair, until] of this.#recent) if (until <= now) this.#recent.delete(pair);
  }

  /** Common interests first, then a common language, then whoever waited longest; last, someone met lately. */
  find(ticket: Ticket, now: number): Ticket | undefined {
    const waiting = this.tickets;
    const inOrder = [
      ...ticket.interests.map((interest) => waiting.filter(({ interests }) => interests.includes(interest))),
      ...ticket.languages.map((language) => waiting.filter(({ languages }) => languages.includes(language))),
      waiting,
    ].flat();
    const fitting = inOrder.filter((other) => fits(ticket, other, now) && !this.isBlocked(ticket, other));
    return (
      fitting.find((other) => !this.#metLately(ticket, other, now)) ??
      fitting.find((other) => now - Math.max(ticket.since, other.since) >= this.#recentWaitMs)
    );
  }

  isBlocked(a: Ticket, b: Ticket): boolean {
    return this.#blocks.has(a.userId, b.userId) || this.#blocks.has(b.userId, a.userId);
  }

  #metLately(a: Ticket, b: Ticket, now: number): boolean {
    return (this.#recent.get(pairKey(a, b)) ?? 0) > now;
  }
}

function pairKey(a: Ticket, b: Ticket): string {
  return [a.userId, b.userId].sort().join(' ');
}

/** Whether two seekers look for each other: mode, language, and interests or openness of both. */
function fits(a: Ticket, b: Ticket, now: number): boolean {
  if (a.userId === b.userId || a.mode !== b.mode) return false;
  const speakTogether =
    a.languages.length === 0 || b.languages.length === 0 || share(a.languages, b.languages);
  const areBothOpen = a.openAt <= now && b.openAt <= now;
  return speakTogether && (areBothOpen || share(a.interests, b.interests));
}

function share(a: string[], b: string[]): boolean {
  return a.some((each) => b.includes(each));
}
