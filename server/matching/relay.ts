import type { Bus } from '../cluster/bus.ts';
import { RequestError } from '../request-error.ts';
import type { Handover } from './handover.ts';
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
  readonly #handover: Handover;
  readonly #nodeId: string;

  constructor(seats: Seats, bus: Bus<MatchMessage>, handover: Handover, nodeId: string) {
    this.#seats = seats;
    this.#bus = bus;
    this.#handover = handover;
    this.#nodeId = nodeId;
  }

  /** Resolves once it is on its way. Rejects with `RedisUnavailable` when the other's node is out of reach. */
  async send<E extends RelayedEvent>(seat: Talking, event: E, payload: Relay<E>['payload']): Promise<void> {
    const { match, seeker, heldBack } = seat;
    seat.lastSequence = Math.max(seat.lastSequence + 1, Date.now() * 1000);
    const relay = {
      kind: 'relay',
      matchId: match.matchId,
      userId: match.peer.id,
      from: { userId: seeker.userId, nodeId: this.#nodeId },
      sequence: seat.lastSequence,
      event,
      payload,
    } as Relay;
    if (match.isPeerAway || heldBack.length > 0) keepForLater(seat, relay);
    else if (!(await this.#pass(match.peer.nodeId, relay))) {
      holdBack(seat, relay);
      this.#retrySoon(seat);
    }
  }

  /** The peer's connection is lost. */
  hold(seat: Talking): void {
    seat.peerChanges++;
    seat.match.isPeerAway = true;
  }

  /** The peer is at `nodeId` now. What its old node sends back comes first, so that nothing overtakes it. */
  async release(seat: Talking, nodeId: string): Promise<void> {
    this.hold(seat);
    const changes = seat.peerChanges;
    const left = seat.match.peer.nodeId;
    seat.match.peer.nodeId = nodeId;
    await this.#handover.catchUp(left);
    if (seat.peerChanges !== changes) return;
    seat.match.isPeerAway = false;
    await this.flush(seat);
  }

  /** From another node. Who is not here any more may be at another one soon: the sender's node will know. */
  deliver(relay: Relay): void {
    if (this.#hand(relay)) return;
    this.#bus.send(relay.from.nodeId, { kind: 'bounced', relay }).catch(() => {});
  }

  /** Back from another node: tried again, until the peer's absence is known, or its return. */
  bounced({ relay }: Bounced): void {
    const seat = this.#seats.inMatch(relay.matchId, relay.from.userId);
    if (!seat) return;
    if (seat.movedTo !== undefined) {
      this.#bus.send(seat.movedTo, { kind: 'bounced', relay }).catch(() => {});
      return;
    }
    holdBack(seat, relay);
    this.#retrySoon(seat);
  }

  /** Passes on what waits, in order, as long as the peer is there. */
  async flush(seat: Talking): Promise<void> {
    if (seat.isFlushing) return;
    seat.isFlushing = true;
    try {
      for (let next = seat.heldBack[0]; next && !seat.match.isPeerAway; next = seat.heldBack[0]) {
        if (!(await this.#pass(seat.match.peer.nodeId, next))) return this.#retrySoon(seat);
        remove(seat.heldBack, next);
      }
    } catch {
      this.#retrySoon(seat);
    } finally {
      seat.isFlushing = false;
    }
  }

  /** False where nobody is there to take it. */
  async #pass(nodeId: string, relay: Relay): Promise<boolean> {
    return nodeId === this.#nodeId ? this.#hand(relay) : this.#bus.send(nodeId, relay);
  }

  #hand(relay: Relay): boolean {
    const seat = this.#seats.inMatch(relay.matchId, relay.userId);
    if (!seat || seat.awaySinceMs !== undefined || !seat.connection.connected) return false;
    if ('clientId' in relay.payload) seat.log.add(relay.payload);
    seat.connection.emit<RelayedEvent>(relay.event, relay.payload as never);
    return true;
  }

  #retrySoon(seat: Talking): void {
    setTimeout(() => {
      const { match, seeker } = seat;
      if (this.#seats.inMatch(match.matchId, seeker.userId) === seat) return this.flush(seat);
    }, retryMs).unref();
  }
}

/** While it was passed on, others may have come in before it, or the seat may have gone elsewhere with all of them. */
function remove(heldBack: Relay[], relay: Relay): void {
  const place = heldBack.indexOf(relay);
  if (place >= 0) heldBack.splice(place, 1);
}

/** Something new: it is refused once too much waits. */
function keepForLater(seat: Talking, relay: Relay): void {
  if (seat.heldBack.length >= mostHeldBack) {
    throw new RequestError('unavailable', 'The other person is not there just now.', 1000);
  }
  holdBack(seat, relay);
}

/** At its place by the order of sending: what comes back from another node is older than what waits already. */
function holdBack({ heldBack }: Talking, relay: Relay): void {
  if (relay.event === 'typing') return;
  const place = heldBack.findIndex(({ sequence }) => sequence > relay.sequence);
  heldBack.splice(place === -1 ? heldBack.length : place, 0, relay);
}
