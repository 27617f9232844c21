import type { Connection } from '../connection.ts';
import type { People } from '../people/people.ts';
import type { Teller } from '../people/teller.ts';
import { type Acquaintance, refuseOneself } from './acquaintance.ts';
import { ignoreAbsence } from './ignore-absence.ts';
import type { Reading } from './reading.ts';

interface ReceiptsOptions {
  reading: Reading;
  people: People;
  acquaintance: Acquaintance;
  teller: Teller;
}

/** Notes what people have read, and tells it to those who may know. */
export class Receipts {
  readonly #options: ReceiptsOptions;

  constructor(options: ReceiptsOptions) {
    this.#options = options;
  }

  /** What was marked before is told to nobody. */
  async markRead(connection: Connection, withUser: string, messageId: number): Promise<void> {
    const { reading, teller } = this.#options;
    const userId = connection.data.user.id;
    refuseOneself(userId, withUser, 'withUser');
    const readId = await reading.markRead(userId, withUser, messageId);
    if (readId === undefined) return;
    const read = { userId, messageId: readId };
    await teller.tell(userId, 'message_read', { withUser, ...read }, connection.id);
    const [maySee] = await this.areShared(userId, [withUser]);
    // Nobody waits for it, or somebody who is blocked could tell by the time that it takes.
    if (maySee) teller.tell(withUser, 'message_read', { withUser: userId, ...read }).catch(ignoreAbsence);
  }

  /** With each of the others, whether both let the other know what they have read, and neither has blocked the other. */
  async areShared(userId: string, otherIds: readonly string[]): Promise<boolean[]> {
    const { people, acquaintance } = this.#options;
    const [[own, ...others], areOpen] = await Promise.all([
      people.privacy([userId, ...otherIds]),
      acquaintance.areOpen(userId, otherIds),
    ]);
    return others.map(
      (each, place) => own?.readReceipts === true && each.readReceipts && areOpen[place] === true,
    );
  }
}
