import type { Connection } from '../connection.ts';
import { TypingEnds } from '../messages/typing-ends.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import type { MatchRelay } from './relay.ts';
import type { Seats, Talking } from './seats.ts';

/** Who types in the matches of this node: relayed to the other, and ended where the connection itself does not. */
export class MatchTyping {
  readonly #seats: Seats;
  readonly #relay: MatchRelay;
  readonly #ends = new TypingEnds();

  constructor(seats: Seats, relay: MatchRelay) {
    this.#seats = seats;
    this.#relay = relay;
  }

  /** Rejects as `MatchRelay.send` does. */
  async say(seat: Talking, isTyping: boolean): Promise<void> {
    const { connection, match } = seat;
    const { matchId } = match;
    if (isTyping) this.#ends.hold(connection, matchId, () => this.#end(connection, matchId));
    else this.#ends.release(connection, matchId);
    await this.#relay.send(seat, 'typing', { matchId, isTyping });
  }

  disconnected(connection: Connection): void {
    this.#ends.disconnected(connection);
  }

  close(): void {
    this.#ends.close();
  }

  /** Where the match is over, or its other side out of reach, there is nobody to tell. */
  #end({ data }: Connection, matchId: string): void {
    const seat = this.#seats.inMatch(matchId, data.user.id);
    if (!seat) return;
    this.#relay.send(seat, 'typing', { matchId, isTyping: false }).catch((error) => {
      if (!(error instanceof RedisUnavailable) && !(error instanceof RequestError)) throw error;
    });
  }
}
