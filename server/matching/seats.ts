import type { Connection } from '../connection.ts';
import { MatchLog } from './match-log.ts';
import type { Relay } from './match-message.ts';
import type { PoolMatch, Seat, Seeker } from './pool.ts';

export interface Searching {
  kind: 'searching';
  connection: Connection;
  seeker: Seeker;
  /** The match that the client was last asked to confirm. */
  checkedMatchId?: string;
}

export interface Talking {
  kind: 'talking';
  connection: Connection;
  /** What brought the person here, should the search have to go on. */
  seeker: Seeker;
  match: PoolMatch;
  log: MatchLog;
  /** What waits for a peer whose connection is lost, in the order of sending. */
  heldBack: Relay[];
  /** Of what this side told the other. */
  lastSequence: number;
  isFlushing: boolean;
  /** How often the peer went or came. */
  peerChanges: number;
  /** Until then, what other nodes know of the talk is on its way here. */
  gathering?: Promise<void>;
  /** The connection is lost since then; the seat is kept for what it knows. */
  awaySinceMs?: number;
  /** The node that has taken over what this one knew. */
  movedTo?: string;
}

/** Who of this node searches or talks, by connection and by person. */
export class Seats {
  readonly #byConnection = new Map<string, Searching | Talking>();
  readonly #talkingByUser = new Map<string, Talking>();
  readonly #nodeId: string;
  #searches = 0;

  constructor(nodeId: string) {
    this.#nodeId = nodeId;
  }

  get all(): Iterable<Searching | Talking> {
    return this.#byConnection.values();
  }

  at(connectionId: string): Searching | Talking | undefined {
    return this.#byConnection.get(connectionId);
  }

  /** The seat with which a person of this node searches. Looks at all, so it is for what is rare. */
  searching(userId: string): Searching | undefined {
    for (const seat of this.#byConnection.values()) {
      if (seat.kind === 'searching' && seat.seeker.userId === userId) return seat;
    }
    return undefined;
  }

  /** The seat of a person in a match, if it is at this node. */
  inMatch(matchId: string, userId: string): Talking | undefined {
    const seat = this.#talkingByUser.get(userId);
    return seat?.match.matchId === matchId ? seat : undefined;
  }

  set(seat: Searching | Talking): void {
    const before = this.at(seat.connection.id);
    if (before) this.leave(before);
    this.#byConnection.set(seat.connection.id, seat);
    if (seat.kind === 'talking') this.#talkingByUser.set(seat.seeker.userId, seat);
  }

  /**
   * Seats a connection in a match, with what an earlier seat of the person in it knew. The pool's word that another device was replaced may have come before that
   * device's own answer, so whoever of this node sat there is told here.
   */
  take(connection: Connection, match: PoolMatch): Talking {
    const known = this.inMatch(match.matchId, connection.data.user.id);
    if (known && known.connection !== connection && this.at(known.connection.id) === known) {
      known.connection.emit('search_ended', { reason: 'replaced' });
    }
    if (known) this.leave(known);
    const seeker = this.at(connection.id)?.seeker ?? {
      ...this.of(connection),
      mode: match.mode,
      interests: match.commonInterests,
      languages: [],
      directRoute: match.route === 'direct',
      search: this.nextSearch(),
    };
    const { log = new MatchLog(), lastSequence = 0 } = known ?? {};
    const heldBack = known?.heldBack.splice(0) ?? [];
    const talk = { kind: 'talking', connection, seeker, match, log, heldBack, lastSequence } as const;
    const seat: Talking = { ...talk, isFlushing: false, peerChanges: 0 };
    this.set(seat);
    return seat;
  }

  nextSearch(): number {
    return ++this.#searches;
  }

  /** Does nothing for a seat that the connection has left already. */
  leave(seat: Searching | Talking): void {
    if (this.at(seat.connection.id) === seat) this.#byConnection.delete(seat.connection.id);
    const { userId } = seat.seeker;
    if (this.#talkingByUser.get(userId) === seat) this.#talkingByUser.delete(userId);
  }

  /** The connection is not in the match any more, but the person may be: what the seat knows is kept for a while. */
  suspend(seat: Talking): void {
    if (this.at(seat.connection.id) === seat) this.#byConnection.delete(seat.connection.id);
    seat.awaySinceMs = Date.now();
  }

  /** Forgets what was kept for people who have not come back for it. */
  forgetAway(keptMs: number): void {
    for (const seat of this.#talkingByUser.values()) {
      if (Date.now() - (seat.awaySinceMs ?? Number.POSITIVE_INFINITY) > keptMs) this.leave(seat);
    }
  }

  /** The name of a connection's place, for the pool. */
  of(connection: Connection): Seat {
    const { id, name } = connection.data.user;
    return { userId: id, name, nodeId: this.#nodeId, connectionId: connection.id };
  }
}
