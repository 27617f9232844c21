import type { Bus } from '../cluster/bus.ts';
import { RequestError } from '../request-error.ts';
import type { Bounced, MatchMessage, Relay, RelayedEvent } from './match-message.ts';
import type { Seats, Talking } from './seats.ts';

const mostHeldBack = 200;

/**
 * Carries what the two of a match tell each other: over this node alone, or by one message to the other's.
 * What is said while the peer's connection is lost waits for it, in order, and ends with the match.
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
    const { match, seeker } = seat;
    await this.#carry(seat, {
      kind: 'relay',
      matchId: match.matchId,
      userId: match.peer.id,
      from: { userId: seeker.userId, nodeId: this.#nodeId },
      event,
      payload,
    } as Relay);
  }

  /** The peer is at `nodeId` again. */
  async release(seat: Talking, nodeId: string): Promise<void> {
    seat.match.isPeerAway = false;
    seat.match.peer.nodeId = nodeId;
    const waiting = seat.heldBack.splice(0);
    for (const [place, relay] of waiting.entries()) {
      try {
        await this.#carry(seat, relay);
      } catch (error) {
        seat.heldBack.unshift(...waiting.slice(place));
        throw error;
      }
    }
  }

  deliver(relay: Relay): void {
    const seat = this.#seats.inMatch(relay.matchId, relay.userId);
    if (seat?.connection.connected) {
      seat.connection.emit<RelayedEvent>(relay.event, relay.payload as never);
    } else if (relay.from.nodeId === this.#nodeId) {
      this.bounced({ kind: 'bounced', relay, at: this.#nodeId });
    } else {
      this.#bus.send(relay.from.nodeId, { kind: 'bounced', relay, at: this.#nodeId }).catch(() => {});
    }
  }

  /** The peer's connection was lost, which this node is about to hear, or it has moved to another node. */
  bounced({ relay, at }: Bounced): void {
    const seat = this.#seats.inMatch(relay.matchId, relay.from.userId);
    if (!seat) return;
    if (seat.match.peer.nodeId === at) this.#holdBack(seat, relay);
    else this.#carry(seat, relay).catch(() => {});
  }

  async #carry(seat: Talking, relay: Relay): Promise<void> {
    const { isPeerAway, peer } = seat.match;
    if (isPeerAway) this.#holdBack(seat, relay);
    else if (peer.nodeId === this.#nodeId) this.deliver(relay);
    else if (!(await this.#bus.send(peer.nodeId, relay))) this.#holdBack(seat, relay);
  }

  #holdBack(seat: Talking, relay: Relay): void {
    if (relay.event === 'typing') return;
    if (seat.heldBack.length >= mostHeldBack) {
      throw new RequestError('unavailable', 'The other person is not there just now.', 1000);
    }
    seat.heldBack.push(relay);
  }
}
