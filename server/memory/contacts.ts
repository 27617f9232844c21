import { type Contact, type Contacts, extendedTtls, mostContacts } from '../direct/contacts.ts';
import { listContacts } from '../direct/list-contacts.ts';
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
  /** By person, the others with until when they are listed. */
  readonly #extended = new LatestMap<string, LatestMap<string, number>>();
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

  async extend(userId: string, otherId: string): Promise<number> {
    const until = this.#now() + this.#ttlMs * extendedTtls;
    const others = this.#extended.get(userId) ?? new LatestMap<string, number>();
    this.#extended.set(userId, others.set(otherId, until));
    const [oldest] = others.keys();
    if (oldest !== undefined && others.size > mostContacts) others.delete(oldest);
    return until;
  }

  async forget(userId: string): Promise<void> {
    this.#contacts.delete(userId);
    this.#extended.delete(userId);
  }

  async list(userId: string, since = 0): Promise<Contact[]> {
    const touched = [...(this.#contacts.get(userId) ?? [])].reverse();
    const known = { touched, extended: this.#extended.get(userId) ?? [] };
    return listContacts(known, { now: this.#now(), since, ttlMs: this.#ttlMs });
  }
}
