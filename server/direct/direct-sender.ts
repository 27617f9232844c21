import type { Logger } from 'pino';
import type { Connection, Io } from '../connection.ts';
import { pairOf } from '../conversations/audience.ts';
import type { Draft, Entry } from '../conversations/entry.ts';
import type { History } from '../conversations/history.ts';
import { messageJson, type SentAnswer, sentAnswer } from '../conversations/message.ts';
import { type DegradedMode, Outbox } from '../conversations/outbox.ts';
import { tellRefused } from '../conversations/tell-refused.ts';
import type { LocalBroadcast } from '../local-broadcast.ts';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Acquaintance } from './acquaintance.ts';
import type { Contacts } from './contacts.ts';

interface DirectSenderOptions {
  io: Io;
  broadcast: LocalBroadcast;
  history: History;
  contacts: Contacts;
  acquaintance: Acquaintance;
  degradedMode: DegradedMode;
  log: Logger;
}

/** Takes what one person says to another to their history, and what is in it to the connections here. */
export class DirectSender {
  readonly #options: DirectSenderOptions;
  readonly #outbox: Outbox;

  constructor(options: DirectSenderOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      mode: options.degradedMode,
      send: (direction, draft) => this.#appendLate(direction, draft),
      refused: (_, draft, error) => tellRefused(options.io, draft, error, options.log),
    });
  }

  /**
   * Appends to the history of the two, which is how both get it; somebody who has blocked the sender does not.
   * While Redis is away nobody knows who that is: then the message is kept, and the other gets it afterwards.
   */
  async send(connection: Connection, otherId: string, draft: Draft): Promise<SentAnswer> {
    const direction = `${draft.from.id} ${otherId}`;
    if (this.#outbox.isWaiting(direction)) return this.#keep(connection, otherId, draft);
    try {
      const { entry, isDuplicate } = await this.#append(otherId, draft, connection.id);
      return sentAnswer(messageJson(entry, { withUser: otherId }), isDuplicate);
    } catch (error) {
      if (error instanceof RedisUnavailable) return this.#keep(connection, otherId, draft);
      throw error;
    }
  }

  /** To all connections of the person here, but for the one that has the answer to its request. */
  deliver(userId: string, otherId: string, entry: Entry, sender: string | null): void {
    const json = () => messageJson(entry, { withUser: otherId });
    this.#options.broadcast.send(names.ofPerson(userId), 'chat_message', json, sender);
  }

  close(): void {
    this.#outbox.close();
  }

  async #append(otherId: string, draft: Draft, sender: string | null) {
    const { history, contacts, acquaintance } = this.#options;
    const { from } = draft;
    const isBlocked = await acquaintance.isBlockedBy(from.id, otherId);
    const hiddenFrom = isBlocked ? otherId : undefined;
    const [appended] = await Promise.all([
      history.append(pairOf(from.id, otherId), draft, { sender, hiddenFrom }),
      contacts.touch(from.id, otherId),
      // As much work for somebody who is blocked as for anybody else.
      isBlocked ? contacts.touch(from.id, otherId) : contacts.touch(otherId, from.id),
    ]);
    return appended;
  }

  #keep(connection: Connection, otherId: string, draft: Draft): SentAnswer {
    const { entry, isDuplicate } = this.#outbox.keep(`${draft.from.id} ${otherId}`, draft);
    const json = messageJson(entry, { withUser: otherId }, false);
    const ownDevices = names.ofPerson(draft.from.id);
    if (!isDuplicate) this.#options.broadcast.send(ownDevices, 'chat_message', () => json, connection.id);
    return sentAnswer(json, isDuplicate);
  }

  /** What turns out to have been appended before may have missed connections here. */
  async #appendLate(direction: string, draft: Draft): Promise<void> {
    const [userId = '', otherId = ''] = direction.split(' ');
    const { entry, isDuplicate } = await this.#append(otherId, draft, null);
    if (isDuplicate) this.deliver(userId, otherId, entry, null);
  }
}
