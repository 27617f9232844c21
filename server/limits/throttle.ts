import type { Connection } from '../connection.ts';
import { RequestError } from '../request-error.ts';
import type { Meters } from './meters.ts';
import type { RateClass } from './rates.ts';
import { type Subject, subject } from './subject.ts';

type OnRefused = (connection: Connection, name: RateClass) => void;

/** Counts what people ask for, and refuses what comes too fast. */
export class Throttle {
  readonly #meters: Meters;
  readonly #onRefused: OnRefused;

  constructor(meters: Meters, onRefused: OnRefused) {
    this.#meters = meters;
    this.#onRefused = onRefused;
  }

  /**
   * Counts a new connection. Resolves with 0, or with the milliseconds after which to come again; never rejects.
   * What its people have done at other nodes counts here from then on.
   */
  async arrive(subjects: Subject[]): Promise<number> {
    await Promise.all(subjects.map((each) => this.#meters.learn(each)));
    return this.#take(subjects, 'connect');
  }

  /** Counts a request, to the room too that it is for; throws `rate_limited`. */
  count(connection: Connection, name: RateClass, room?: string): void {
    const { data } = connection;
    // Only those in a room use up what may be said there.
    const isInRoom = room !== undefined && data.rooms.has(room);
    const subjects = isInRoom ? [...data.subjects, subject('room', room)] : data.subjects;
    const retryAfterMs = this.#take(subjects, name);
    if (retryAfterMs === 0) return;
    this.#onRefused(connection, name);
    throw new RequestError('rate_limited', 'That was too fast. Try again in a moment.', retryAfterMs);
  }

  close(): void {
    this.#meters.close();
  }

  #take(subjects: Subject[], name: RateClass): number {
    for (const each of subjects) {
      const waitMs = this.#meters.take(each, name);
      if (waitMs > 0) return waitMs;
    }
    return 0;
  }
}
