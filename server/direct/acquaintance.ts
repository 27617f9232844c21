import type { Pool } from '../matching/pool.ts';
import type { People } from '../people/people.ts';
import { RequestError } from '../request-error.ts';

/** Who may turn to whom. */
export class Acquaintance {
  readonly #people: People;
  readonly #pool: Pool;

  constructor(people: People, pool: Pool) {
    this.#people = people;
    this.#pool = pool;
  }

  /**
   * Whether the other has blocked the person, who must never learn it. Rejects with `bad_request` for oneself,
   * with `not_found` for somebody who is not known, and with `forbidden` for somebody whom one has blocked.
   */
  async isBlockedBy(userId: string, otherId: string): Promise<boolean> {
    refuseOneself(userId, otherId, 'toUser');
    const [[other], [isBlocked, hasBlocked]] = await Promise.all([
      this.#people.find([otherId]),
      this.#pool.haveBlocked([
        [otherId, userId],
        [userId, otherId],
      ]),
    ]);
    if (!other) throw nobody('toUser');
    if (hasBlocked) {
      throw new RequestError('forbidden', 'toUser: you have blocked this person. Unblock them first.');
    }
    return isBlocked === true;
  }

  /** Rejects with `not_found` for somebody who is not known. */
  async refuseStranger(otherId: string, field: string): Promise<void> {
    const [other] = await this.#people.find([otherId]);
    if (!other) throw nobody(field);
  }

  /** Of each of the others, whether the person has blocked them. */
  haveBlocked(userId: string, otherIds: readonly string[]): Promise<boolean[]> {
    return this.#pool.haveBlocked(otherIds.map((otherId) => [userId, otherId] as const));
  }

  /** With each of the others, whether neither has blocked the other. */
  async areOpen(userId: string, otherIds: readonly string[]): Promise<boolean[]> {
    const [byThem, byMe] = await Promise.all([
      this.#pool.haveBlocked(otherIds.map((otherId) => [otherId, userId] as const)),
      this.haveBlocked(userId, otherIds),
    ]);
    return otherIds.map((_, place) => !byThem[place] && !byMe[place]);
  }
}

function nobody(field: string): RequestError {
  return new RequestError('not_found', `${field}: there is nobody with this id, or not any more.`);
}

export function refuseOneself(userId: string, otherId: string, field: string): void {
  if (userId === otherId) throw new RequestError('bad_request', `${field}: this is yourself.`);
}
