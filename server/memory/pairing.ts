import type { PoolSettings, SeatRef } from '../matching/pool.ts';
import type { Inform } from './inform.ts';
import { type Matches, type MatchSeat, type MemoryMatch, sides } from './matches.ts';
import type { Queue, Ticket } from './queue.ts';

interface PairingOptions {
  queue: Queue;
  matches: Matches;
  settings: PoolSettings;
  inform: Inform;
  now: () => number;
}

/** Takes people from the queue into a match, and out of it again: what pairing.lua and matches.lua do in Redis. */
export class Pairing {
  readonly #queue: Queue;
  readonly #matches: Matches;
  readonly #settings: PoolSettings;
  readonly #inform: Inform;
  readonly #now: () => number;
  #counter = Date.now();

  constructor({ queue, matches, settings, inform, now }: PairingOptions) {
    this.#queue = queue;
    this.#matches = matches;
    this.#settings = settings;
    this.#inform = inform;
    this.#now = now;
  }

  /** Places and match ids share one counter. */
  nextNumber(): number {
    return ++this.#counter;
  }

  /** Proposes a match to a ticket and the first that fits, if there is one. */
  seek(ticket: Ticket): boolean {
    const other = this.#queue.find(ticket, this.#now());
    if (other) this.#propose(ticket, other);
    return other !== undefined;
  }

  /** Undoes a proposed match: who is not dropped waits on, at the old place. */
  undo(match: MemoryMatch, dropped: Set<string>): void {
    this.dissolve(match);
    for (const seat of match.seats) {
      if (!dropped.has(seat.userId)) this.requeue(seat, seat.since);
    }
  }

  /** Back to the queue, at the old place; tried at once. */
  requeue(seat: MatchSeat, since: number): void {
    delete seat.isConfirmed;
    seat.since = since;
    if (!this.seek(seat)) this.#queue.put(seat);
  }

  /** Ends a match by the will of one side, whose own device is told where another one said so. */
  leave(match: MemoryMatch, { userId, connectionId }: SeatRef, reason: 'left' | 'blocked'): void {
    const { matchId } = match;
    const own = sides(match, userId)?.own;
    const elsewhere = own && own.connectionId !== connectionId ? own : undefined;
    if (match.state === 'active') {
      this.finish(match, userId, reason);
      if (elsewhere) this.#inform(elsewhere, { kind: 'ended', matchId, reason, isSearching: false });
    } else {
      if (elsewhere) this.#inform(elsewhere, { kind: 'dropped', matchId, reason: 'replaced' });
      this.undo(match, new Set([userId]));
    }
  }

  /** Ends an active match for both, and tells the other side why. */
  finish(match: MemoryMatch, userId: string, reason: 'left' | 'blocked' | 'disconnected'): void {
    this.dissolve(match);
    const other = sides(match, userId)?.other;
    if (other) {
      this.#inform(other, { kind: 'ended', matchId: match.matchId, reason, isSearching: false });
    }
  }

  /** Forgets a match; who sat in it is free. */
  dissolve(match: MemoryMatch): void {
    this.#matches.delete(match, this.#now() + this.#settings.formerMs);
  }

  #propose(ticket: Ticket, other: Ticket): void {
    const matchId = String(this.nextNumber());
    const seats: [MatchSeat, MatchSeat] = ticket.seq < other.seq ? [ticket, other] : [other, ticket];
    const match: MemoryMatch = {
      matchId,
      mode: ticket.mode,
      state: 'proposed',
      commonInterests: seats[1].interests.filter((interest) => seats[0].interests.includes(interest)),
      seats,
      deadline: this.#now() + this.#settings.confirmMs,
      foundAt: 0,
    };
    this.#matches.add(match);
    for (const seat of [other, ticket]) {
      this.#queue.take(seat.userId);
      this.#inform(seat, { kind: 'check', matchId });
    }
  }
}
