import type { User } from '../../shared/events.ts';
import type { Connection } from '../connection.ts';
import type { Pool } from '../matching/pool.ts';
import type { Teller } from '../people/teller.ts';
import { RequestError } from '../request-error.ts';
import type { Acquaintance } from './acquaintance.ts';
import type { Contacts } from './contacts.ts';
import type { Keeps } from './keeps.ts';

interface KeepingOptions {
  pool: Pool;
  keeps: Keeps;
  contacts: Contacts;
  acquaintance: Acquaintance;
  teller: Teller;
  /** How long a conversation is kept. */
  ttlMs: number;
}

/** Makes a conversation of a match that both want to keep. */
export class Keeping {
  readonly #options: KeepingOptions;

  constructor(options: KeepingOptions) {
    this.#options = options;
  }

  /** Nobody learns that the other wants it before they do; somebody who is blocked never does. */
  async keep({ data: { user } }: Connection, matchId: string): Promise<void> {
    const { pool, keeps, acquaintance } = this.#options;
    const partner = await pool.partner(matchId, user.id);
    if (!partner) {
      throw new RequestError(
        'not_in_match',
        'matchId: you are not in this match, and were not within the last minute.',
      );
    }
    const isAgreed = await keeps.add(matchId, user.id);
    const [isOpen] = await acquaintance.areOpen(user.id, [partner.id]);
    if (isAgreed && isOpen)
      await Promise.all([this.#keep(matchId, user, partner), this.#keep(matchId, partner, user)]);
  }

  async #keep(matchId: string, { id }: User, other: User): Promise<void> {
    const { contacts, teller, ttlMs } = this.#options;
    await contacts.touch(id, other.id);
    const expiresAt = new Date(Date.now() + ttlMs).toISOString();
    await teller.tell(id, 'match_kept', { matchId, withUser: other.id, user: other, expiresAt });
  }
}
