import type { Connection } from '../connection.ts';
import { pairOf } from '../conversations/audience.ts';
import type { Teller } from '../people/teller.ts';
import { RequestError } from '../request-error.ts';
import { type Acquaintance, refuseOneself } from './acquaintance.ts';
import type { Contacts } from './contacts.ts';
import type { Keeps } from './keeps.ts';

interface ExtendingOptions {
  /** Who wants it, by pair. */
  extensions: Keeps;
  contacts: Contacts;
  acquaintance: Acquaintance;
  teller: Teller;
}

/** Keeps a conversation for longer than what is said in it, once both of the two want that. */
export class Extending {
  readonly #options: ExtendingOptions;

  constructor(options: ExtendingOptions) {
    this.#options = options;
  }

  /** Nobody learns that the other wants it before they do; somebody who is blocked never does. */
  async extend({ data: { user } }: Connection, otherId: string): Promise<void> {
    const { extensions, contacts, acquaintance } = this.#options;
    refuseOneself(user.id, otherId, 'withUser');
    const listed = await contacts.list(user.id);
    if (!listed.some(({ userId }) => userId === otherId)) {
      throw new RequestError(
        'not_found',
        'withUser: you have no conversation with this person, or not any more.',
      );
    }
    const pair = pairOf(user.id, otherId);
    const isAgreed = await extensions.add(pair, user.id);
    const [isOpen] = await acquaintance.areOpen(user.id, [otherId]);
    if (!isAgreed || !isOpen) return;
    await Promise.all([this.#extend(user.id, otherId), this.#extend(otherId, user.id)]);
    await extensions.forget(pair);
  }

  async #extend(userId: string, otherId: string): Promise<void> {
    const { contacts, teller } = this.#options;
    const expiresAt = new Date(await contacts.extend(userId, otherId)).toISOString();
    await teller.tell(userId, 'conversation_extended', { withUser: otherId, expiresAt });
  }
}
