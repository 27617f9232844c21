import type { Logger } from 'pino';
import type { Checked, Match, Results } from '../../shared/events.ts';
import { matchCheckMs } from '../../shared/limits.ts';
import type { Bus } from '../cluster/bus.ts';
import type { Connection, Io } from '../connection.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import { Turns } from '../turns.ts';
import type { MatchMessage } from './match-message.ts';
import type { Pool, PoolEvent, PoolMatch, Seat, Seeker } from './pool.ts';
import { readPoolEvent } from './read-pool-event.ts';
import { MatchRelay } from './relay.ts';
import { type Searching, Seats, type Talking } from './seats.ts';

export interface MatchmakerOptions {
  io: Io;
  pool: Pool;
  bus: Bus<MatchMessage>;
  nodeId: string;
  log: Logger;
  /** Told of each match that this node tells someone of. */
  onFound: (match: PoolMatch) => void;
}

type Ending = Pick<PoolEvent & { kind: 'ended' }, 'matchId' | 'reason' | 'isSearching'>;

/**
 * The people of this node who search or talk: asks the pool for them, and tells them what the pool decides.
 * The pool is the authority; what is kept here is what each connection has been told.
 */
export class Matchmaker {
  readonly seats = new Seats();
  readonly relay: MatchRelay;
  readonly #options: MatchmakerOptions;
  readonly #turns = new Turns<Connection>();

  constructor(options: MatchmakerOptions) {
    this.#options = options;
    this.relay = new MatchRelay(this.seats, options.bus, options.nodeId);
  }

  /** While Redis is away this resolves as well: what the bus has to tell is heard once it is back. */
  async start(): Promise<void> {
    await this.#options.bus.listen((message) => this.#receive(message)).catch((error) => this.#failed(error));
  }

  /** What a connection asks for happens in the order of asking, so that it may leave and search in one breath. */
  inTurn<Result>(connection: Connection, ask: () => Promise<Result>): Promise<Result> {
    return this.#turns.take(connection, ask);
  }

  /** Rejects with `conflict` while the person is in a match. */
  async search(
    connection: Connection,
    wanted: Checked<'request_random_peer'>,
  ): Promise<Results['request_random_peer']> {
    const before = this.seats.at(connection.id);
    if (before?.kind === 'talking') throw talkingAlready();
    const seeker: Seeker = { ...this.seatOf(connection), ...wanted };
    const seat: Searching = before
      ? Object.assign(before, { seeker })
      : { kind: 'searching', connection, seeker };
    this.seats.set(seat);
    const status = await this.#options.pool.enter(seeker).catch((error) => {
      if (!before) this.#stop(seat);
      throw error;
    });
    if (status !== 'busy') return { status };
    this.#stop(seat);
    throw talkingAlready();
  }

  async stopSearching(connection: Connection): Promise<void> {
    await this.#options.pool.withdraw(this.seatOf(connection));
    const seat = this.seats.at(connection.id);
    if (seat?.kind === 'searching') this.#stop(seat);
  }

  /** The seat of a connection in its current match; rejects with `not_in_match`. */
  talking(connection: Connection, matchId: string): Talking {
    const seat = this.seats.at(connection.id);
    if (seat?.kind === 'talking' && seat.match.matchId === matchId) return seat;
    throw new RequestError('not_in_match', 'matchId: you are not in this match, or it is over.');
  }

  /** Ends the match for both, and before it is confirmed the search. Again, or for a match that is over, it does nothing. */
  async leave(connection: Connection, matchId: string): Promise<void> {
    const isKnown = await this.#options.pool.leave(matchId, this.seatOf(connection));
    const seat = this.seats.at(connection.id);
    if (seat?.kind === 'searching' && isKnown && seat.checkedMatchId === matchId) this.#stop(seat);
    if (seat?.kind !== 'talking' || seat.match.matchId !== matchId) return;
    this.#stop(seat);
    if (!isKnown) await this.#tellEnded(seat);
  }

  /** The pool has lost the match and cannot tell the other side, which is where it was. */
  async #tellEnded({ match }: Talking): Promise<void> {
    const { matchId, peer } = match;
    const other = { userId: peer.id, connectionId: '' };
    const ended = { kind: 'ended', matchId, reason: 'left', isSearching: false, ...other } as const;
    await this.#options.bus.send(peer.nodeId, ended);
  }

  /** Takes up a match from a new connection; rejects with `not_in_match` once it is over. */
  async resume(connection: Connection, matchId: string): Promise<Match> {
    const seat = this.seatOf(connection);
    const match = await this.#options.pool.resume(matchId, seat);
    if (!match) throw new RequestError('not_in_match', 'matchId: this match is over.');
    if (!connection.connected) await this.#options.pool.suspend(matchId, seat);
    else {
      this.#seatIn(connection, match);
      if (match.isPeerAway) connection.emit('peer_reconnecting', { matchId });
    }
    return toldMatch(match);
  }

  /** Tells someone who still searches of a match that the pool has told unheard. */
  async takeUp(seat: Searching, matchId: string): Promise<void> {
    const match = await this.#options.pool.resume(matchId, this.seatOf(seat.connection));
    if (!match || this.seats.at(seat.connection.id) !== seat) return;
    this.#seatIn(seat.connection, match);
    seat.connection.emit('match_found', toldMatch(match));
  }

  /** Tells one side that its match is over, where the pool has ended it and was not heard. */
  end(seat: Talking): void {
    this.#ended(seat, { matchId: seat.match.matchId, reason: 'disconnected', isSearching: false });
  }

  /** Ends a match with that person too, also one of another device. */
  async block(connection: Connection, userId: string): Promise<void> {
    await this.#options.pool.block(this.seatOf(connection), userId);
    const seat = this.seats.at(connection.id);
    if (seat?.kind === 'talking' && seat.match.peer.id === userId) this.#stop(seat);
  }

  async unblock(connection: Connection, userId: string): Promise<void> {
    await this.#options.pool.unblock(connection.data.user.id, userId);
  }

  /** The connection is gone: a search ends with it, a match waits for its return. */
  async disconnected(connection: Connection): Promise<void> {
    const seat = this.seats.at(connection.id);
    if (!seat) return;
    this.seats.clear(connection.id);
    if (seat.kind === 'searching') await this.#options.pool.withdraw(seat.seeker);
    else await this.#options.pool.suspend(seat.match.matchId, seat.seeker);
  }

  /** The node goes: searches end, matches wait for their people to come back at another node. */
  async close(): Promise<void> {
    const connections = [...this.seats.all].map(({ connection }) => connection);
    await Promise.all(connections.map((connection) => this.disconnected(connection).catch(() => {})));
  }

  seatOf(connection: Connection): Seat {
    const { id, name } = connection.data.user;
    return { userId: id, name, nodeId: this.#options.nodeId, connectionId: connection.id };
  }

  #receive(message: MatchMessage): void {
    if (message.kind === 'relay') this.relay.deliver(message);
    else if (message.kind === 'bounced') this.relay.bounced(message);
    else this.#told(readPoolEvent(message)).catch((error) => this.#failed(error));
  }

  #failed(error: unknown): void {
    if (error instanceof RedisUnavailable) return;
    this.#options.log.error({ err: error }, 'an event of the pool failed');
  }

  /** Events cross with what the client does: each is heard only by the seat that it is about. */
  async #told(event: PoolEvent): Promise<void> {
    if (event.kind === 'check') return this.#check(event);
    if (event.kind === 'found') return this.#found(event);
    if (event.kind === 'dropped') return this.#dropped(event);
    const seat = this.seats.inMatch(event.matchId, event.userId);
    if (!seat) {
      if (event.kind === 'ended' && event.isSearching) await this.#options.pool.withdraw(event);
      return;
    }
    if (event.kind === 'ended') return this.#ended(seat, event);
    const { matchId } = event;
    if (event.kind === 'peer_away') {
      seat.match.isPeerAway = true;
      seat.connection.emit('peer_reconnecting', { matchId });
    } else {
      seat.connection.emit('peer_resumed', { matchId });
      await this.relay.release(seat, event.peerNodeId);
    }
  }

  /** Asks the client whether it is still there, and answers the pool for it. */
  async #check({ matchId, userId, connectionId }: PoolEvent & { kind: 'check' }): Promise<void> {
    const { pool } = this.#options;
    const seat = this.seats.at(connectionId);
    if (seat?.kind !== 'searching') return pool.decline(matchId, userId);
    seat.checkedMatchId = matchId;
    const isThere = await seat.connection
      .timeout(matchCheckMs)
      .emitWithAck('match_check', { matchId })
      .then(
        (answer) => answer?.ok === true,
        () => false,
      );
    await (isThere ? pool.confirm(matchId, userId) : pool.decline(matchId, userId));
  }

  async #found({ match, userId, connectionId }: PoolEvent & { kind: 'found' }): Promise<void> {
    const seat = this.seats.at(connectionId);
    if (!seat?.connection.connected) {
      return this.#options.pool.absent(match.matchId, { userId, connectionId });
    }
    this.#seatIn(seat.connection, match);
    seat.connection.emit('match_found', toldMatch(match));
    this.#options.onFound(match);
  }

  #ended(seat: Talking, { matchId, reason, isSearching }: Ending): void {
    const { connection, seeker } = seat;
    if (isSearching) this.seats.set({ kind: 'searching', connection, seeker });
    else this.#stop(seat);
    connection.emit('peer_left', { matchId, reason });
  }

  #dropped({ connectionId, matchId, turn, reason }: PoolEvent & { kind: 'dropped' }): void {
    const seat = this.seats.at(connectionId);
    if (!seat) return;
    const isAbout =
      seat.kind === 'talking'
        ? seat.match.matchId === matchId && seat.match.turn === turn
        : matchId === '' || seat.checkedMatchId === matchId;
    if (!isAbout) return;
    this.#stop(seat);
    seat.connection.emit('search_ended', { reason });
  }

  /** The pool's word that another device was replaced may have come before that device's own answer. */
  #seatIn(connection: Connection, match: PoolMatch): void {
    const replaced = this.seats.inMatch(match.matchId, connection.data.user.id);
    if (replaced && replaced.connection !== connection) {
      this.#stop(replaced);
      replaced.connection.emit('search_ended', { reason: 'replaced' });
    }
    const before = this.seats.at(connection.id);
    const seeker = before?.seeker ?? {
      ...this.seatOf(connection),
      mode: match.mode,
      interests: match.commonInterests,
      languages: [],
    };
    this.seats.set({
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

  #stop(seat: Searching | Talking): void {
    if (this.seats.at(seat.connection.id) === seat) this.seats.clear(seat.connection.id);
  }
}

function toldMatch({ matchId, mode, peer, initiator, commonInterests }: PoolMatch): Match {
  return { matchId, mode, peer: { id: peer.id, name: peer.name }, initiator, commonInterests };
}

function talkingAlready(): RequestError {
  return new RequestError('conflict', 'You are in a match. Leave it first.');
}
