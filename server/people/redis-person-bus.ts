import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import type { PersonBus, Telling } from './person-bus.ts';

/** A channel a person. The link tries until it hears it, so nobody waits for that. */
export class RedisPersonBus implements PersonBus {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async send(userId: string, telling: Telling): Promise<void> {
    await this.#link.publish(names.personChannel(userId), JSON.stringify(telling));
  }

  subscribe(userId: string, listener: (telling: Telling) => void): void {
    const hear = (json: string) => listener(JSON.parse(json));
    this.#link.subscribe(names.personChannel(userId), hear).catch(() => {});
  }

  unsubscribe(userId: string): void {
    this.#link.unsubscribe(names.personChannel(userId)).catch(() => {});
  }
}
