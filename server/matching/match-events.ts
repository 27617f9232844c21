import type { Logger } from 'pino';
import type { Bus } from '../cluster/bus.ts';
import type { Connection } from '../connection.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Handover } from './handover.ts';
import type { MatchMessage } from './match-message.ts';
import type { Pool, PoolEvent, PoolMatch } from './pool.ts';
import { readPoolEvent } from './read-pool-event.ts';
import type { MatchRelay } from './relay.ts';
import { saysYes } from './says-yes.ts';
import type { Searching, Seats, Talking } from './seats.ts';
import { toldMatch } from './told-match.ts';

interface MatchEventsOptions {
  pool: Pool;
  bus: Bus<MatchMessage>;
  seats: Seats;
  relay: MatchRelay;
  handover: Handover;
  log: Logger;
  /** A connection of this node. */
  connectionOf: (connectionId: string) => Connection | undefined;
  /** Told of each match that this node tells someone of. */
  onFound: (match: PoolMatch) => void;
}

type Ending = Pick<PoolEvent & { kind: 'ended' }, 'matchId' | 'reason' | 'isSearching'>;

/** Hears what the pool and other nodes tell this one of matches, and tells the people concerned. */
export class MatchEvents {
  readonly #pool: Pool;
  readonly #bus: Bus<MatchMessage>;
  readonly #seats: Seats;
  readonly #relay: MatchRelay;
  readonly #handover: Handover;
  readonly #log: Logger;
  readonly #connectionOf: (connectionId: string) => Connection | undefined;
  readonly #onFound: (match: PoolMatch) => void;

  constructor({ pool, bus, seats, relay, handover, log, connectionOf, onFound }: MatchEventsOptions) {
    this.#pool = pool;
    this.#bus = bus;
    this.#seats = seats;
    this.#relay = relay;
    this.#handover = handover;
    this.#log = log;
    this.#connectionOf = connectionOf;
    this.#onFound = onFound;
  }

  /** While Redis is away this resolves as well: what the bus has to tell is heard once it is back. */
  async start(): Promise<void> {
    await this.#bus.listen((message) => this.#receive(message)).catch((error) => this.#failed(error));
  }

  /** Tells someone who still searches of a match that the pool has told unheard. */
  async takeUp(seat: Searching, matchId: string): Promise<void> {
    const match = await this.#pool.resume(matchId, this.#seats.of(seat.connection));
    if (!match || this.#seats.at(seat.connection.id) !== seat) return;
    this.#seats.take(seat.connection, match);
    seat.connection.emit('match_found', toldMatch(match));
  }

  /** Tells one side that its match is over, where the pool has ended it and was not heard. */
  end(seat: Talking): void {
    this.#ended(seat, { matchId: seat.match.matchId, reason: 'disconnected', isSearching: false });
  }

  #receive(message: MatchMessage): void {
    if (message.kind === 'relay') this.#relay.deliver(message);
    else if (message.kind === 'bounced') this.#relay.bounced(message);
    else if (message.kind === 'question') this.#handover.answer(message);
    else if (message.kind === 'answer') this.#handover.answered(message);
    else this.#told(readPoolEvent(message)).catch((error) => this.#failed(error));
  }

  #failed(error: unknown): void {
    if (error instanceof RedisUnavailable) return;
    this.#log.error({ err: error }, 'an event of the pool failed');
  }

  /** Events cross with what the client does: each is heard only by the seat that it is about. */
  async #told(event: PoolEvent): Promise<void> {
    if (event.kind === 'check') return this.#check(event);
    if (event.kind === 'found') return this.#found(event);
    if (event.kind === 'dropped') return this.#dropped(event);
    if (event.kind === 'replaced') return this.#replaced(event);
    if (event.kind === 'returned') return this.#returned(event);
    const seat = this.#seats.inMatch(event.matchId, event.userId);
    if (!seat) {
      if (event.kind === 'ended' && event.isSearching) await this.#pool.withdraw(event);
      return;
    }
    if (event.kind === 'ended') return this.#ended(seat, event);
    const { matchId } = event;
    if (event.kind === 'peer_away') {
      this.#relay.hold(seat);
      seat.connection.emit('peer_reconnecting', { matchId });
    } else {
      seat.connection.emit('peer_resumed', { matchId });
      await this.#relay.release(seat, event.peerNodeId);
    }
  }

  /** Asks the client whether it is still there, and answers the pool for it. */
  async #check({ matchId, userId, connectionId }: PoolEvent & { kind: 'check' }): Promise<void> {
    const seat = this.#seats.at(connectionId);
    if (seat?.kind !== 'searching') return this.#pool.decline(matchId, userId);
    seat.checkedMatchId = matchId;
    const isThere = await saysYes(seat.connection, 'match_check', matchId);
    await (isThere ? this.#pool.confirm(matchId, userId) : this.#pool.decline(matchId, userId));
  }

  async #found({ match, userId, connectionId }: PoolEvent & { kind: 'found' }): Promise<void> {
    const seat = this.#seats.at(connectionId);
    if (!seat?.connection.connected) {
      return this.#pool.absent(match.matchId, { userId, connectionId });
    }
    this.#seats.take(seat.connection, match);
    seat.connection.emit('match_found', toldMatch(match));
    this.#onFound(match);
  }

  /** Who was left is asked whether they will have the other back; a client that knows nothing of this is not. */
  async #returned({ matchId, userId, connectionId }: PoolEvent & { kind: 'returned' }): Promise<void> {
    const connection = this.#connectionOf(connectionId);
    if (!connection || !(await saysYes(connection, 'peer_returned', matchId))) {
      await this.#pool.leave(matchId, { userId, connectionId });
      return;
    }
    const match = await this.#pool.resume(matchId, this.#seats.of(connection));
    if (match) this.#seats.take(connection, match);
    else connection.emit('peer_left', { matchId, reason: 'left' });
  }

  #replaced({ connectionId, search }: PoolEvent & { kind: 'replaced' }): void {
    const seat = this.#seats.at(connectionId);
    if (seat?.kind !== 'searching' || seat.seeker.search !== search) return;
    this.#seats.leave(seat);
    seat.connection.emit('search_ended', { reason: 'replaced' });
  }

  #ended(seat: Talking, { matchId, reason, isSearching }: Ending): void {
    const { connection, seeker } = seat;
    if (isSearching) this.#seats.set({ kind: 'searching', connection, seeker });
    else this.#seats.suspend(seat);
    connection.emit('peer_left', { matchId, reason });
  }

  #dropped({ connectionId, matchId, turn, reason }: PoolEvent & { kind: 'dropped' }): void {
    const seat = this.#seats.at(connectionId);
    if (!seat) return;
    const isAbout =
      seat.kind === 'talking'
        ? seat.match.matchId === matchId && seat.match.turn === turn
        : seat.checkedMatchId === matchId;
    if (!isAbout) return;
    if (seat.kind === 'talking') this.#seats.suspend(seat);
    else this.#seats.leave(seat);
    seat.connection.emit('search_ended', { reason });
  }
}
