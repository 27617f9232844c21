import type { PersonBus, Telling } from '../people/person-bus.ts';

/** The person bus of a single node: what is sent arrives in the next turn. */
export class MemoryPersonBus implements PersonBus {
  readonly #listeners = new Map<string, (telling: Telling) => void>();

  async send(userId: string, telling: Telling): Promise<void> {
    setImmediate(() => this.#listeners.get(userId)?.(telling));
  }

  subscribe(userId: string, listener: (telling: Telling) => void): void {
    this.#listeners.set(userId, listener);
  }

  unsubscribe(userId: string): void {
    this.#listeners.delete(userId);
  }
}
