import type { Connection } from './connection.ts';
import { RateLimits } from './rate-limits.ts';

const keptMs = 10_000;

/** The rate limits of the people on this node: the connections of one person share theirs, also a new one's. */
export class PersonRates {
  readonly #factor: number;
  readonly #people = new Map<string, { rates: RateLimits; connections: number }>();

  constructor(factor: number) {
    this.#factor = factor;
  }

  /** Counts the connection until it is gone. */
  share(connection: Connection): RateLimits {
    const { id } = connection.data.user;
    const person = this.#people.get(id) ?? { rates: new RateLimits(this.#factor), connections: 0 };
    person.connections++;
    this.#people.set(id, person);
    connection.once('disconnect', () => {
      person.connections--;
      setTimeout(() => {
        if (person.connections === 0) this.#people.delete(id);
      }, keptMs).unref();
    });
    return person.rates;
  }
}
