import type { Logger } from 'pino';
import type { Conversation, Results, User } from '../../shared/events.ts';
import type { Connection, Io } from '../connection.ts';
import { pairOf } from '../conversations/audience.ts';
import type { Entry } from '../conversations/entry.ts';
import type { History, Page, Range } from '../conversations/history.ts';
import { type SentAnswer, toMessage } from '../conversations/message.ts';
import type { DegradedMode } from '../conversations/outbox.ts';
import type { LocalBroadcast } from '../local-broadcast.ts';
import type { People } from '../people/people.ts';
import type { Teller } from '../people/teller.ts';
import { type Acquaintance, refuseOneself } from './acquaintance.ts';
import type { Contacts } from './contacts.ts';
import { DirectFeed } from './direct-feed.ts';
import { DirectSender } from './direct-sender.ts';
import type { Reading } from './reading.ts';
import { Receipts } from './receipts.ts';
import { TypingLeases } from './typing-leases.ts';

/** How many conversations are listed. */
const mostListed = 100;

interface DirectOptions {
  io: Io;
  broadcast: LocalBroadcast;
  degradedMode: DegradedMode;
  history: History;
  contacts: Contacts;
  reading: Reading;
  people: People;
  acquaintance: Acquaintance;
  teller: Teller;
  log: Logger;
}

/** What people say to each other outside of rooms and matches, as the connections of this node see it. */
export class Direct {
  readonly #options: DirectOptions;
  readonly #feed: DirectFeed;
  readonly #sender: DirectSender;
  readonly #receipts: Receipts;
  readonly #typing: TypingLeases;

  constructor(options: DirectOptions) {
    const { io, broadcast, history, contacts, reading, people, acquaintance, teller, degradedMode, log } =
      options;
    this.#options = options;
    this.#sender = new DirectSender({ io, broadcast, history, contacts, acquaintance, degradedMode, log });
    this.#receipts = new Receipts({ reading, people, acquaintance, teller });
    this.#typing = new TypingLeases({ teller, people, acquaintance });
    this.#feed = new DirectFeed({ history, contacts, deliver: this.#sender.deliver.bind(this.#sender), log });
  }

  /** The connection gets all that concerns its person, until it is gone. */
  connected(connection: Connection): void {
    this.#feed.hold(connection.data.user.id, connection.id);
  }

  disconnected(connection: Connection): void {
    this.#feed.release(connection.data.user.id, connection.id);
    this.#typing.disconnected(connection);
  }

  /** Resolves with `persisted: false` while Redis is away: see `DirectSender`. */
  send(
    connection: Connection,
    { toUser, text, clientId }: { toUser: string; text: string; clientId: string },
  ): Promise<SentAnswer> {
    return this.#sender.send(connection, toUser, { from: connection.data.user, text, clientId });
  }

  /** Of what is said meanwhile nothing is missed, some comes twice. What somebody said who is gone can still be read. */
  async page({ data: { user } }: Connection, withUser: string, range: Range): Promise<Page> {
    refuseOneself(user.id, withUser, 'withUser');
    await this.#feed.ready(user.id);
    const { history, acquaintance } = this.#options;
    const page = await history.read(pairOf(user.id, withUser), range, user.id);
    if (page.lastId === 0) await acquaintance.refuseStranger(withUser, 'withUser');
    return page;
  }

  /** Of those who are not known any more, the name under which they wrote last. */
  async conversations({ data: { user } }: Connection): Promise<Results['get_conversations']> {
    const { contacts, reading, people, acquaintance } = this.#options;
    await this.#feed.ready(user.id);
    const listed = (await contacts.list(user.id)).slice(0, mostListed);
    const otherIds = listed.map(({ userId }) => userId);
    const [summaries, others, areShared, areBlocked] = await Promise.all([
      reading.summaries(user.id, otherIds),
      people.find(otherIds),
      this.#receipts.areShared(user.id, otherIds),
      acquaintance.haveBlocked(user.id, otherIds),
    ]);
    const conversations = summaries.map(({ last, otherReadId, ...counts }, place) => ({
      user: others[place] ?? unknown(otherIds[place] ?? '', last),
      lastMessage: last ? toMessage(last, { withUser: otherIds[place] ?? '' }) : null,
      ...counts,
      otherReadId: areShared[place] ? otherReadId : 0,
      isBlocked: areBlocked[place] === true,
      expiresAt: new Date(listed[place]?.expiresAt ?? 0).toISOString(),
    }));
    const touchedAt = new Map(listed.map((contact) => [contact.userId, contact.touchedAt]));
    const orderOf = ({ user: { id }, lastMessage }: Conversation) =>
      [touchedAt.get(id) ?? 0, lastMessage?.id ?? 0] as const;
    return { conversations: conversations.sort((a, b) => byLatest(orderOf(a), orderOf(b))) };
  }

  typing(connection: Connection, toUser: string, isTyping: boolean): Promise<void> {
    return this.#typing.say(connection, toUser, isTyping);
  }

  markRead(connection: Connection, withUser: string, messageId: number): Promise<void> {
    return this.#receipts.markRead(connection, withUser, messageId);
  }

  close(): void {
    this.#feed.close();
    this.#typing.close();
    this.#sender.close();
  }
}

/** Somebody who has not been here for long, by the name under which they wrote last. */
function unknown(id: string, last: Entry | undefined): User {
  const from = last?.draft.from;
  return { id, name: (from?.id === id && from.name) || 'Somebody' };
}

function byLatest([a, aId]: readonly [number, number], [b, bId]: readonly [number, number]): number {
  return b - a || bId - aId;
}
