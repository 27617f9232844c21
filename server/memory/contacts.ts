import { type Contact, type Contacts, mostContacts } from '../direct/contacts.ts';
import { LatestMap } from './latest-map.ts';

interface MemoryContactsOptions {
  ttlMs: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The conversations of a single node's people, gone with its process. */
export class MemoryContacts implements Contacts {
  /** By person, the others with the time of the last word, the latest last. */
  readonly #contacts = new LatestMap<string, Map<string, number>>();
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor({ ttlMs, now = Date.now }: MemoryContactsOptions) {
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  async touch(userId: string, otherId: string): Promise<void> {
    const others = this.#contacts.get(userId) ?? new Map<string, number>();
    others.delete(otherId);
    others.set(otherId, this.#now());
    const [oldest] = others.keys();
    if (oldest !== undefined && others.size > mostContacts) others.delete(oldest);
    this.#contacts.set(userId, others);
  }

  async forget(userId: string): Promise<void> {
    this.#contacts.delete(userId);
  }

  async list(userId: string, since = 0): Promise<Contact[]> {
    const from = Math.max(since, this.#now() - this.#ttlMs);
    const others = [...(this.#contacts.get(userId) ?? [])];
    return others
      .flatMap(([otherId, touchedAt]) => (touchedAt >= from ? [{ userId: otherId, touchedAt }] : []))
      .reverse();
  }
}
