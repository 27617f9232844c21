import type { Message } from '../../shared/events.ts';
import type { Connection } from '../connection.ts';
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
  /** What this side sent, by its client id: a repeated one is answered with the first. */
  sent: Map<string, Message>;
  /** The id of the newest message of either side. */
  lastId: number;
  /** What waits for a peer whose connection is lost. */
  heldBack: Relay[];
  isFlushing: boolean;
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
    this.clear(seat.connection.id);
    this.#byConnection.set(seat.connection.id, seat);
    if (seat.kind === 'talking') this.#talkingByUser.set(seat.seeker.userId, seat);
  }

  /**
   * Seats a connection in a match. The pool's word that another device was replaced may have come before that
   * device's own answer, so whoever of this node sat there is told here.
   */
  take(connection: Connection, match: PoolMatch): void {
    const replaced = this.inMatch(match.matchId, connection.data.user.id);
    if (replaced && replaced.connection !== connection) {
      this.leave(replaced);
      replaced.connection.emit('search_ended', { reason: 'replaced' });
    }
    const seeker = this.at(connection.id)?.seeker ?? {
      ...this.of(connection),
      mode: match.mode,
      interests: match.commonInterests,
      languages: [],
      directRoute: match.route === 'direct',
      search: this.nextSearch(),
    };
    this.set({
      kind: 'talking',
      connection,
      seeker,
      match,
      sent: new Map(),
      lastId: 0,
      heldBack: [],
      isFlushing: false,
    });
  }

  nextSearch(): number {
    return ++this.#searches;
  }

  /** Does nothing for a seat that the connection has left already. */
  leave(seat: Searching | Talking): void {
    if (this.at(seat.connection.id) === seat) this.clear(seat.connection.id);
  }

  /** The name of a connection's place, for the pool. */
  of(connection: Connection): Seat {
    const { id, name } = connection.data.user;
    return { userId: id, name, nodeId: this.#nodeId, connectionId: connection.id };
  }

  clear(connectionId: string): void {
    const seat = this.#byConnection.get(connectionId);
    if (!seat) return;
    this.#byConnection.delete(connectionId);
    if (this.#talkingByUser.get(seat.seeker.userId) === seat) this.#talkingByUser.delete(seat.seeker.userId);
  }
}
