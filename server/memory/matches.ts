import type { Mode } from '../../shared/events.ts';
import type { PoolMatch, Seat } from '../matching/pool.ts';
import type { Ticket } from './queue.ts';

export interface MatchSeat extends Ticket {
  isConfirmed?: boolean;
  awayUntil?: number;
  turn?: number;
}

export interface MemoryMatch {
  matchId: string;
  mode: Mode;
  state: 'proposed' | 'active';
  commonInterests: string[];
  /** The one who has waited longer first: the initiator. */
  seats: [MatchSeat, MatchSeat];
  /** When it is undone or ended, unless something happens before. */
  deadline: number;
  foundAt: number;
}

interface Parted {
  match: MemoryMatch;
  leftBy: string;
  until: number;
}

/** The matches there are, each under its id and both its people, and those that were left a moment ago. */
export class Matches {
  readonly #byId = new Map<string, MemoryMatch>();
  readonly #byUser = new Map<string, MemoryMatch>();
  readonly #parted = new Map<string, Parted>();
  /** Those that are over, the oldest first, with until when they are known. */
  readonly #former = new Map<string, { match: MemoryMatch; until: number }>();

  get all(): MemoryMatch[] {
    return [...this.#byId.values()];
  }

  get(matchId: string): MemoryMatch | undefined {
    return this.#byId.get(matchId);
  }

  of(userId: string): MemoryMatch | undefined {
    return this.#byUser.get(userId);
  }

  add(match: MemoryMatch): void {
    this.#parted.delete(match.matchId);
    this.#byId.set(match.matchId, match);
    for (const { userId } of match.seats) this.#byUser.set(userId, match);
  }

  /** Of one that was told it is known until then who was in it. */
  delete(match: MemoryMatch, knownUntil: number): void {
    if (match.state === 'active') this.#former.set(match.matchId, { match, until: knownUntil });
    this.#byId.delete(match.matchId);
    for (const { userId } of match.seats) this.#byUser.delete(userId);
  }

  part(match: MemoryMatch, leftBy: string, until: number): void {
    this.#parted.set(match.matchId, { match, leftBy, until });
  }

  leftBy(userId: string, matchId: string, now: number): MemoryMatch | undefined {
    const parted = this.#parted.get(matchId);
    return parted?.leftBy === userId && parted.until > now ? parted.match : undefined;
  }

  /** One that was told, also if it is over. */
  told(matchId: string, now: number): MemoryMatch | undefined {
    const former = this.#former.get(matchId);
    const known = this.#byId.get(matchId) ?? (former && former.until > now ? former.match : undefined);
    return known?.state === 'active' ? known : undefined;
  }

  forgetFormer(now: number): void {
    for (const [matchId, { until }] of this.#parted) if (until <= now) this.#parted.delete(matchId);
    for (const [matchId, { until }] of this.#former) if (until <= now) this.#former.delete(matchId);
  }
}

/** The two seats of a match, the person's own first. */
export function sides(match: MemoryMatch, userId: string) {
  const [first, second] = match.seats;
  if (first.userId === userId) return { own: first, other: second };
  if (second.userId === userId) return { own: second, other: first };
  return undefined;
}

/** Takes a side of a match to another connection. */
export function sit(own: MatchSeat, { nodeId, connectionId, name }: Seat): void {
  delete own.awayUntil;
  Object.assign(own, { nodeId, connectionId, name, turn: (own.turn ?? 0) + 1 });
}

/** A match as one side sees it. */
export function view(match: MemoryMatch, userId: string): PoolMatch {
  const [first, second] = match.seats;
  const [own, other] = first.userId === userId ? [first, second] : [second, first];
  return {
    matchId: match.matchId,
    mode: match.mode,
    initiator: own === first,
    commonInterests: match.commonInterests,
    route: own.directRoute && other.directRoute ? 'direct' : 'private',
    peer: { id: other.userId, name: other.name, nodeId: other.nodeId },
    isPeerAway: other.awayUntil !== undefined,
    cameFrom: own.nodeId,
    turn: own.turn ?? 0,
    waitedMs: match.foundAt - own.since,
  };
}
