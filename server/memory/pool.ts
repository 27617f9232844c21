import type { Mode, User } from '../../shared/events.ts';
import type { Block, Held, Pool, PoolMatch, PoolSettings, Seat, SeatRef, Seeker } from '../matching/pool.ts';
import { Blocks } from './blocks.ts';
import { type Inform, informBy, type Tell } from './inform.ts';
import { Matches, type MemoryMatch, sides, sit, view } from './matches.ts';
import { Pairing } from './pairing.ts';
import { Queue, type Ticket } from './queue.ts';

/** The pool of a single node, and the model that the one in Redis is tested against. */
export class MemoryPool implements Pool {
  readonly #settings: PoolSettings;
  readonly #inform: Inform;
  readonly #now: () => number;
  readonly #blocks: Blocks;
  readonly #queue: Queue;
  readonly #matches = new Matches();
  readonly #pairing: Pairing;

  constructor(settings: PoolSettings, tell: Tell, now: () => number = Date.now) {
    const inform = informBy(tell);
    const blocks = new Blocks(settings, now);
    const queue = new Queue(settings.recentWaitMs, blocks);
    this.#settings = settings;
    this.#inform = inform;
    this.#now = now;
    this.#blocks = blocks;
    this.#queue = queue;
    this.#pairing = new Pairing({ queue, matches: this.#matches, settings, inform, now });
  }

  async enter(seeker: Seeker): Promise<'waiting' | 'matched' | 'busy'> {
    const standing = this.#freeFromMatch(seeker);
    if (standing) return standing;
    const old = this.#queue.get(seeker.userId);
    if (old && old.connectionId !== seeker.connectionId) {
      this.#inform(old, { kind: 'replaced', search: old.search });
    }
    this.#queue.take(seeker.userId);
    const isSameSearch = old?.mode === seeker.mode;
    const since = isSameSearch ? old.since : this.#now();
    const ticket: Ticket = {
      ...seeker,
      seq: isSameSearch ? old.seq : this.#pairing.nextNumber(),
      since,
      openAt: since + (seeker.interests.length > 0 ? this.#settings.interestWaitMs : 0),
    };
    if (this.#pairing.seek(ticket)) return 'matched';
    this.#queue.put(ticket);
    return 'waiting';
  }

  async withdraw({ userId, connectionId }: SeatRef): Promise<void> {
    if (this.#queue.get(userId)?.connectionId === connectionId) this.#queue.take(userId);
    const match = this.#matches.of(userId);
    if (match?.state !== 'proposed') return;
    if (sides(match, userId)?.own.connectionId === connectionId) this.#pairing.undo(match, new Set([userId]));
  }

  async confirm(matchId: string, userId: string): Promise<void> {
    const match = this.#matches.get(matchId);
    const seats = match && sides(match, userId);
    if (!seats || match.state !== 'proposed') return;
    seats.own.isConfirmed = true;
    if (!seats.other.isConfirmed) return;
    match.state = 'active';
    match.deadline = Number.POSITIVE_INFINITY;
    match.foundAt = this.#now();
    this.#queue.keepApart(...match.seats, match.foundAt + this.#settings.recentPartnerMs);
    for (const seat of match.seats) this.#inform(seat, { kind: 'found', match: view(match, seat.userId) });
  }

  async decline(matchId: string, userId: string): Promise<void> {
    const match = this.#matches.get(matchId);
    const seats = match && sides(match, userId);
    if (!seats || match.state !== 'proposed') return;
    this.#inform(seats.own, { kind: 'dropped', matchId, reason: 'unresponsive' });
    this.#pairing.undo(match, new Set([userId]));
  }

  async absent(matchId: string, { userId, connectionId }: SeatRef): Promise<void> {
    const match = this.#matches.get(matchId);
    const seats = match && sides(match, userId);
    if (!seats || match.state !== 'active') return;
    if (seats.own.connectionId !== connectionId || seats.own.awayUntil !== undefined) return;
    const { other } = seats;
    const isSearching = other.awayUntil === undefined;
    this.#pairing.dissolve(match);
    this.#inform(other, { kind: 'ended', matchId, reason: 'node_lost', isSearching });
    if (isSearching) this.#pairing.requeue(other, this.#now());
  }

  async leave(matchId: string, seat: SeatRef): Promise<boolean> {
    const match = this.#matches.get(matchId);
    const seats = match && sides(match, seat.userId);
    if (!seats) return false;
    const areBothThere = seats.own.awayUntil === undefined && seats.other.awayUntil === undefined;
    if (match.state === 'active' && areBothThere) {
      this.#matches.part(match, seat.userId, this.#now() + this.#settings.undoLeaveMs);
    }
    this.#pairing.leave(match, seat, 'left');
    return true;
  }

  async undoLeave(matchId: string, seat: Seat): Promise<PoolMatch | undefined> {
    const match = this.#matches.leftBy(seat.userId, matchId, this.#now());
    const seats = match && sides(match, seat.userId);
    if (!seats) return undefined;
    const { own, other } = seats;
    const areFree = match.seats.every(({ userId }) => !this.#matches.of(userId));
    if (!areFree || this.#queue.get(other.userId) || this.#queue.isBlocked(own, other)) return undefined;
    this.#inform(other, { kind: 'returned', matchId });
    const ticket = this.#queue.get(seat.userId);
    this.#queue.take(seat.userId);
    if (ticket && ticket.connectionId !== seat.connectionId) {
      this.#inform(ticket, { kind: 'replaced', search: ticket.search });
    }
    sit(own, seat);
    other.awayUntil = match.deadline = this.#now() + this.#settings.confirmMs;
    this.#matches.add(match);
    return view(match, seat.userId);
  }

  async partner(matchId: string, userId: string): Promise<User | undefined> {
    const match = this.#matches.told(matchId, this.#now());
    const other = match && sides(match, userId)?.other;
    return other && { id: other.userId, name: other.name };
  }

  async suspend(matchId: string, { userId, connectionId }: SeatRef): Promise<void> {
    const match = this.#matches.get(matchId);
    const seats = match && sides(match, userId);
    if (!seats || match.state !== 'active') return;
    if (seats.own.connectionId !== connectionId || seats.own.awayUntil !== undefined) return;
    seats.own.awayUntil = this.#now() + this.#settings.resumeGraceMs;
    match.deadline = Math.min(match.deadline, seats.own.awayUntil);
    this.#inform(seats.other, { kind: 'peer_away', matchId });
  }

  async resume(wantedId: string | undefined, seat: Seat): Promise<PoolMatch | undefined> {
    const match = wantedId === undefined ? this.#matches.of(seat.userId) : this.#matches.get(wantedId);
    const seats = match && sides(match, seat.userId);
    if (!seats || match.state !== 'active') return undefined;
    const { matchId } = match;
    const { own, other } = seats;
    if (own.awayUntil === undefined && own.connectionId !== seat.connectionId) {
      this.#inform(own, { kind: 'dropped', matchId, turn: own.turn ?? 0, reason: 'replaced' });
    }
    sit(own, seat);
    match.deadline = other.awayUntil ?? Number.POSITIVE_INFINITY;
    this.#inform(other, { kind: 'peer_back', matchId, peerNodeId: seat.nodeId });
    return view(match, seat.userId);
  }

  async block(seat: SeatRef, blockedId: string): Promise<void> {
    this.#blocks.add(seat.userId, blockedId);
    const match = this.#matches.of(seat.userId);
    if (!match || sides(match, seat.userId)?.other.userId !== blockedId) return;
    if (match.state === 'active') this.#pairing.leave(match, seat, 'blocked');
    else this.#pairing.undo(match, new Set());
  }

  async unblock(userId: string, blockedId: string): Promise<void> {
    this.#blocks.delete(userId, blockedId);
  }

  async unblockAll(userId: string): Promise<void> {
    this.#blocks.forget(userId);
  }

  async keepBlocks(userId: string): Promise<void> {
    this.#blocks.keep(userId);
  }

  async blockedBy(userId: string, most: number): Promise<Block[]> {
    return this.#blocks.by(userId).slice(0, most);
  }

  async haveBlocked(pairs: readonly (readonly [string, string])[]): Promise<boolean[]> {
    return pairs.map(([userId, blockedId]) => this.#blocks.has(userId, blockedId));
  }

  async sweep(): Promise<void> {
    const now = this.#now();
    for (const match of this.#matches.all) if (match.deadline <= now) this.#expire(match, now);
    this.#queue.forgetMeetings(now);
    this.#matches.forgetFormer(now);
    for (const ticket of this.#queue.tickets) if (this.#queue.get(ticket.userId)) this.#pairing.seek(ticket);
  }

  /** A single node outlives nobody. */
  async purge(): Promise<void> {}

  async held(): Promise<Held> {
    return {
      waiting: this.#queue.tickets.map(({ userId, connectionId }) => ({ userId, connectionId })),
      matches: this.#matches.all.flatMap(({ matchId, seats }) =>
        seats.flatMap(({ userId, awayUntil }) => (awayUntil === undefined ? [{ matchId, userId }] : [])),
      ),
    };
  }

  async restore(): Promise<void> {}

  async waiting(): Promise<Record<Mode, number>> {
    const waiting = { text: 0, voice: 0, video: 0 };
    for (const { mode } of this.#queue.tickets) waiting[mode]++;
    return waiting;
  }

  /** What keeps someone from a new search; a match that they have left behind is ended. */
  #freeFromMatch({ userId, connectionId }: Seeker): 'matched' | 'busy' | undefined {
    const match = this.#matches.of(userId);
    const own = match && sides(match, userId)?.own;
    if (!own) return undefined;
    if (match.state === 'active') {
      if (own.awayUntil === undefined) return 'busy';
      this.#pairing.finish(match, userId, 'disconnected');
    } else if (own.connectionId === connectionId) {
      return 'matched';
    } else {
      this.#inform(own, { kind: 'dropped', matchId: match.matchId, reason: 'replaced' });
      this.#pairing.undo(match, new Set([userId]));
    }
    return undefined;
  }

  #expire(match: MemoryMatch, now: number): void {
    if (match.state === 'active') {
      const late = match.seats.find(({ awayUntil }) => awayUntil !== undefined && awayUntil <= now);
      if (late) this.#pairing.finish(match, late.userId, 'disconnected');
      return;
    }
    const dropped = match.seats.filter(({ isConfirmed }) => !isConfirmed);
    for (const seat of dropped) {
      this.#inform(seat, { kind: 'dropped', matchId: match.matchId, reason: 'unresponsive' });
    }
    this.#pairing.undo(match, new Set(dropped.map(({ userId }) => userId)));
  }
}
