import { typingLeaseMs } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';
import type { People } from '../people/people.ts';
import type { Telling } from '../people/person-bus.ts';
import type { Teller } from '../people/teller.ts';
import type { Acquaintance } from './acquaintance.ts';
import { ignoreAbsence } from './ignore-absence.ts';

interface TypingLeasesOptions {
  teller: Teller;
  people: People;
  acquaintance: Acquaintance;
}

/**
 * Who types to whom. It ends by itself on the node of the one who sees it, whatever has become of the one who
 * types, and at once where that one's connection ends.
 */
export class TypingLeases {
  readonly #options: TypingLeasesOptions;
  /** By who sees it and who types. */
  readonly #seen = new Map<string, NodeJS.Timeout>();
  /** To whom each connection typed last, and until when that is seen. */
  readonly #typing = new WeakMap<Connection, { toUser: string; until: number }>();

  constructor(options: TypingLeasesOptions) {
    this.#options = options;
    options.teller.onTold((userId, telling) => this.#told(userId, telling));
  }

  /** Rejects as `Acquaintance.isBlockedBy` does. Who is blocked cannot tell that nobody sees it. */
  async say(connection: Connection, toUser: string, isTyping: boolean): Promise<void> {
    const { acquaintance, people } = this.#options;
    const { user } = connection.data;
    const [isBlocked, privacies] = await Promise.all([
      acquaintance.isBlockedBy(user.id, toUser),
      people.privacy([user.id, toUser]),
    ]);
    if (isBlocked || !privacies.every(({ typing }) => typing)) return;
    if (isTyping) this.#typing.set(connection, { toUser, until: Date.now() + typingLeaseMs });
    else this.#typing.delete(connection);
    // Nobody waits for it, or somebody who is blocked could tell by the time that it takes.
    this.#tell(connection, toUser, isTyping).catch(ignoreAbsence);
  }

  disconnected(connection: Connection): void {
    const typing = this.#typing.get(connection);
    if (!typing || typing.until < Date.now()) return;
    this.#tell(connection, typing.toUser, false).catch(ignoreAbsence);
  }

  close(): void {
    for (const timer of this.#seen.values()) clearTimeout(timer);
  }

  #tell({ data: { user } }: Connection, toUser: string, isTyping: boolean): Promise<void> {
    return this.#options.teller.tell(toUser, 'typing', { withUser: user.id, user, isTyping });
  }

  #told(userId: string, { event, payload }: Telling): void {
    if (event !== 'typing' || !('isTyping' in payload) || !('withUser' in payload)) return;
    const key = `${userId} ${payload.withUser}`;
    clearTimeout(this.#seen.get(key));
    this.#seen.delete(key);
    if (!payload.isTyping) return;
    const end = () => {
      this.#seen.delete(key);
      this.#options.teller.tellHere(userId, { event, payload: { ...payload, isTyping: false } });
    };
    this.#seen.set(key, setTimeout(end, typingLeaseMs));
  }
}
