import type { Checked, Results } from '../../shared/events.ts';
import type { Connection } from '../connection.ts';
import { RequestError } from '../request-error.ts';
import type { Pool, Seeker } from './pool.ts';
import type { Searching, Seats } from './seats.ts';
import { talkingAlready } from './talking-already.ts';

const aboutToRestart = 'This server is about to restart. Connect again, and search there.';

/** The searches of this node's people, from the asking until a match is found or the search is given up. */
export class Searches {
  readonly #pool: Pool;
  readonly #seats: Seats;
  #areRefused = false;

  constructor(pool: Pool, seats: Seats) {
    this.#pool = pool;
    this.#seats = seats;
  }

  /** Rejects with `conflict` while the person is in a match, with `unavailable` while the node is draining. */
  async start(
    connection: Connection,
    wanted: Checked<'request_random_peer'>,
  ): Promise<Results['request_random_peer']> {
    if (this.#areRefused) throw new RequestError('unavailable', aboutToRestart, 1000);
    const before = this.#seats.at(connection.id);
    if (before?.kind === 'talking') throw talkingAlready();
    const search = this.#seats.nextSearch();
    const seeker: Seeker = { ...this.#seats.of(connection), ...wanted, search };
    const seat: Searching = before
      ? Object.assign(before, { seeker })
      : { kind: 'searching', connection, seeker };
    this.#seats.set(seat);
    const status = await this.#pool.enter(seeker).catch((error) => {
      if (!before) this.#seats.leave(seat);
      throw error;
    });
    if (status !== 'busy') return { status };
    this.#seats.leave(seat);
    throw talkingAlready();
  }

  async stop(connection: Connection): Promise<void> {
    await this.#pool.withdraw(this.#seats.of(connection));
    const seat = this.#seats.at(connection.id);
    if (seat?.kind === 'searching') this.#seats.leave(seat);
  }

  /** The connection is gone, or will be. */
  async end(seat: Searching): Promise<void> {
    this.#seats.leave(seat);
    await this.#pool.withdraw(seat.seeker);
  }

  /** The node is about to go. Searches that are on keep their places, to be taken elsewhere. */
  refuseMore(): void {
    this.#areRefused = true;
  }

  /** Those that have not been taken elsewhere. */
  endAll(): void {
    for (const seat of [...this.#seats.all]) if (seat.kind === 'searching') this.end(seat).catch(() => {});
  }
}
