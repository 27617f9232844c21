import type { Bus } from '../cluster/bus.ts';
import { RequestError } from '../request-error.ts';
import type { Bounced, MatchMessage, Relay, RelayedEvent } from './match-message.ts';
import type { Seats, Talking } from './seats.ts';

const mostHeldBack = 200;
const retryMs = 200;

/**
 * Carries what the two of a match tell each other: over this node alone, or by one message to the other's.
 * What cannot reach a peer whose connection is lost waits for it, in order, and ends with the match.
 */
export class MatchRelay {
  readonly #seats: Seats;
  readonly #bus: Bus<MatchMessage>;
  readonly #nodeId: string;

  constructor(seats: Seats, bus: Bus<MatchMessage>, nodeId: string) {
    this.#seats = seats;
    this.#bus = bus;
    this.#nodeId = nodeId;
  }

  /** Resolves once it is on its way. Rejects with `RedisUnavailable` when the other's node is out of reach. */
  async send<E extends RelayedEvent>(seat: Talking, event: E, payload: Relay<E>['payload']): Promise<void> {
    const { match, seeker, heldBack } = seat;
    const relay = {
      kind: 'relay',
      matchId: match.matchId,
      userId: match.peer.id,
      from: { userId: seeker.userId, nodeId: this.#nodeId },
      event,
      payload,
    } as Relay;
    if (match.isPeerAway || heldBack.length > 0) holdBack(seat, relay);
    else if (!(await this.#pass(match.peer.nodeId, relay))) {
      holdBack(seat, relay);
      this.#retrySoon(seat);
    }
  }

  /** The peer is at `nodeId` again. */
  async release(seat: Talking, nodeId: string): Promise<void> {
    seat.match.isPeerAway = false;
    seat.match.peer.nodeId = nodeId;
    await this.#flush(seat);
  }

  /** From another node. Who is not here any more may be at another one soon: the sender's node will know. */
  deliver(relay: Relay): void {
    if (this.#hand(relay)) return;
    this.#bus.send(relay.from.nodeId, { kind: 'bounced', relay }).catch(() => {});
  }

  /** Back from another node: tried again, until the peer's absence is known, or its return. */
  bounced({ relay }: Bounced): void {
    const seat = this.#seats.inMatch(relay.matchId, relay.from.userId);
    if (!seat || seat.heldBack.length >= mostHeldBack) return;
    holdBack(seat, relay);
    this.#retrySoon(seat);
  }

  /** False where nobody is there to take it. */
  async #pass(nodeId: string, relay: Relay): Promise<boolean> {
    return nodeId === this.#nodeId ? this.#hand(relay) : this.#bus.send(nodeId, relay);
  }

  #hand(relay: Relay): boolean {
    const seat = this.#seats.inMatch(relay.matchId, relay.userId);
    if (!seat?.connection.connected) return false;
    if ('clientId' in relay.payload) seat.lastId = Math.max(seat.lastId, relay.payload.id);
    seat.connection.emit<RelayedEvent>(relay.event, relay.payload as never);
    return true;
  }

  async #flush(seat: Talking): Promise<void> {
    if (seat.isFlushing) return;
    seat.isFlushing = true;
    try {
      for (let next = seat.heldBack[0]; next && !seat.match.isPeerAway; next = seat.heldBack[0]) {
        if (!(await this.#pass(seat.match.peer.nodeId, next))) return this.#retrySoon(seat);
        seat.heldBack.shift();
      }
    } catch {
      this.#retrySoon(seat);
    } finally {
      seat.isFlushing = false;
    }
  }

  #retrySoon(seat: Talking): void {
    setTimeout(() => {
      const { match, seeker } = seat;
      if (this.#seats.inMatch(match.matchId, seeker.userId) === seat) return this.#flush(seat);
    }, retryMs).unref();
  }
}

function holdBack({ heldBack }: Talking, relay: Relay): void {
  if (relay.event === 'typing') return;
  if (heldBack.length >= mostHeldBack) {
    throw new RequestError('unavailable', 'The other person is not there just now.', 1000);
  }
  heldBack.push(relay);
}
