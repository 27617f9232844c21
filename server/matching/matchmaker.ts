import type { Checked, Match, Results } from '../../shared/events.ts';
import type { Bus } from '../cluster/bus.ts';
import type { Connection } from '../connection.ts';
import { RequestError } from '../request-error.ts';
import { Turns } from '../turns.ts';
import type { Handover } from './handover.ts';
import type { MatchMessage } from './match-message.ts';
import type { MatchTyping } from './match-typing.ts';
import type { Block, Pool, PoolMatch } from './pool.ts';
import type { MatchRelay } from './relay.ts';
import type { Searches } from './searches.ts';
import type { Seats, Talking } from './seats.ts';
import { talkingAlready } from './talking-already.ts';
import { toldMatch } from './told-match.ts';

interface MatchmakerOptions {
  pool: Pool;
  bus: Bus<MatchMessage>;
  seats: Seats;
  relay: MatchRelay;
  typing: MatchTyping;
  searches: Searches;
  handover: Handover;
}

/** What the people of this node ask for: to search, to talk, to leave. The pool is the authority. */
export class Matchmaker {
  readonly relay: MatchRelay;
  readonly typing: MatchTyping;
  readonly searches: Searches;
  readonly #pool: Pool;
  readonly #bus: Bus<MatchMessage>;
  readonly #seats: Seats;
  readonly #handover: Handover;
  readonly #turns = new Turns<Connection>();

  constructor({ pool, bus, seats, relay, typing, searches, handover }: MatchmakerOptions) {
    this.relay = relay;
    this.typing = typing;
    this.searches = searches;
    this.#pool = pool;
    this.#bus = bus;
    this.#seats = seats;
    this.#handover = handover;
  }

  /** What a connection asks for happens in the order of asking, so that it may leave and search in one breath. */
  inTurn<Result>(connection: Connection, ask: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(connection, ask);
  }

  /** As `talking`, once all that is known of the talk is here. */
  async speaking(connection: Connection, matchId: string): Promise<Talking> {
    await this.talking(connection, matchId).gathering;
    return this.talking(connection, matchId);
  }

  /** The seat of a connection in its current match; rejects with `not_in_match`. */
  talking(connection: Connection, matchId: string): Talking {
    const seat = this.#seats.at(connection.id);
    if (seat?.kind === 'talking' && seat.match.matchId === matchId) return seat;
    throw new RequestError('not_in_match', 'matchId: you are not in this match, or it is over.');
  }

  /** Ends the match for both, and before it is confirmed the search. Again, or for a match that is over, it does nothing. */
  async leave(connection: Connection, matchId: string): Promise<void> {
    const isKnown = await this.#pool.leave(matchId, this.#seats.of(connection));
    const seat = this.#seats.at(connection.id);
    if (seat?.kind === 'searching' && isKnown && seat.checkedMatchId === matchId) this.#seats.leave(seat);
    if (seat?.kind !== 'talking' || seat.match.matchId !== matchId) return;
    this.#seats.suspend(seat);
    if (!isKnown) await this.#tellEnded(seat);
  }

  /** The pool has lost the match and cannot tell the other side, which is where it was. */
  async #tellEnded({ match }: Talking): Promise<void> {
    const { matchId, peer } = match;
    const other = { userId: peer.id, connectionId: '' };
    const ended = { kind: 'ended', matchId, reason: 'left', isSearching: false, ...other } as const;
    await this.#bus.send(peer.nodeId, ended);
  }

  /** Comes back to a match that this person left; rejects with `not_in_match` once that cannot be. */
  async undoLeave(connection: Connection, matchId: string): Promise<Match> {
    if (this.#seats.at(connection.id)?.kind === 'talking') throw talkingAlready();
    const match = await this.#pool.undoLeave(matchId, this.#seats.of(connection));
    if (!match) throw new RequestError('not_in_match', 'matchId: the other person has gone on.');
    await this.#sit(connection, match);
    return toldMatch(match);
  }

  /**
   * Takes up a match from a new connection, and tells what the other one wrote `after` a message. Rejects with
   * `not_in_match` once it is over. Without a `matchId` it is the one that the person is in.
   */
  async resume(
    connection: Connection,
    { matchId, after }: Checked<'resume_match'>,
  ): Promise<Results['resume_match']> {
    const match = await this.#pool.resume(matchId, this.#seats.of(connection));
    if (!match) throw new RequestError('not_in_match', 'matchId: this match is over.');
    if (match.isPeerAway) connection.emit('peer_reconnecting', { matchId: match.matchId });
    const seat = await this.#sit(connection, match);
    const missed = after === undefined ? [] : (seat?.log.after(after, match.peer.id) ?? []);
    return { match: toldMatch(match), messages: missed };
  }

  /** The connection may have gone while the pool was asked. */
  async #sit(connection: Connection, match: PoolMatch): Promise<Talking | undefined> {
    if (!connection.connected) {
      await this.#pool.suspend(match.matchId, this.#seats.of(connection));
      return undefined;
    }
    const seat = this.#seats.take(connection, match);
    seat.gathering = this.#handover.gather(seat, match.cameFrom);
    await seat.gathering;
    delete seat.gathering;
    void this.relay.flush(seat);
    return seat;
  }

  /** Ends a match with that person too, also one of another device. */
  async block(connection: Connection, userId: string): Promise<void> {
    await this.#pool.block(this.#seats.of(connection), userId);
    const seat = this.#seats.at(connection.id);
    if (seat?.kind === 'talking' && seat.match.peer.id === userId) this.#seats.leave(seat);
  }

  async unblock(connection: Connection, userId: string): Promise<void> {
    await this.#pool.unblock(connection.data.user.id, userId);
  }

  blockedBy(connection: Connection, most: number): Promise<Block[]> {
    return this.#pool.blockedBy(connection.data.user.id, most);
  }

  /** The connection is gone: a search ends with it, a match waits for its return. */
  async disconnected(connection: Connection): Promise<void> {
    this.typing.disconnected(connection);
    const seat = this.#seats.at(connection.id);
    if (!seat) return;
    if (seat.kind === 'searching') {
      await this.searches.end(seat);
    } else {
      this.#seats.suspend(seat);
      await this.#pool.suspend(seat.match.matchId, this.#seats.of(connection));
    }
  }

  /** The node goes: searches end, matches wait for their people to come back at another node. */
  async close(): Promise<void> {
    this.typing.close();
    const connections = [...this.#seats.all].map(({ connection }) => connection);
    await Promise.all(connections.map((connection) => this.disconnected(connection).catch(() => {})));
  }
}
