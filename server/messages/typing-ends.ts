import { typingLeaseMs } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';

interface Held {
  timer: NodeJS.Timeout;
  end: () => void;
}

/** Ends what connections say to be typing, once: when they have not said it again for a while, or are gone. */
export class TypingEnds {
  /** By connection, and by where it types. */
  readonly #held = new Map<Connection, Map<string, Held>>();

  /** It goes on for another while; what `end` tells then is up to the caller. */
  hold(connection: Connection, where: string, end: () => void): void {
    this.release(connection, where);
    const places = this.#held.get(connection) ?? new Map<string, Held>();
    const timer = setTimeout(() => this.end(connection, where), typingLeaseMs);
    this.#held.set(connection, places.set(where, { timer, end }));
  }

  /** The person has said so: there is nothing to end any more. */
  release(connection: Connection, where: string): void {
    const places = this.#held.get(connection);
    clearTimeout(places?.get(where)?.timer);
    places?.delete(where);
    if (places?.size === 0) this.#held.delete(connection);
  }

  end(connection: Connection, where: string): void {
    const held = this.#held.get(connection)?.get(where);
    this.release(connection, where);
    held?.end();
  }

  disconnected(connection: Connection): void {
    for (const where of [...(this.#held.get(connection)?.keys() ?? [])]) this.end(connection, where);
  }

  close(): void {
    for (const places of this.#held.values()) for (const { timer } of places.values()) clearTimeout(timer);
    this.#held.clear();
  }
}
