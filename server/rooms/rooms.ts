import type { Results, User } from '../../shared/events.ts';
import type { Connection } from '../connection.ts';
import type { History, Page, Range } from '../conversations/history.ts';
import type { PageAnswer, SentAnswer } from '../conversations/message.ts';
import type { DegradedMode } from '../conversations/outbox.ts';
import type { LocalBroadcast } from '../local-broadcast.ts';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import { Turns } from '../turns.ts';
import { Membership } from './membership.ts';
import { Presence, type PresenceOptions } from './presence.ts';
import { RoomFeed } from './room-feed.ts';
import { RoomPages } from './room-pages.ts';
import type { RoomReads } from './room-reads.ts';
import { RoomSender } from './room-sender.ts';
import type { DirectorySearch, MembersPage } from './room-store.ts';
import { RoomTyping } from './room-typing.ts';
import type { Stays } from './stays.ts';
import type { WrittenRooms } from './written-rooms.ts';

const mostInSmallRoom = 50;

interface RoomsOptions extends PresenceOptions {
  broadcast: LocalBroadcast;
  degradedMode: DegradedMode;
  history: History;
  stays: Stays;
  reads: RoomReads;
  written: WrittenRooms;
}

/** The named rooms, as the connections of this node see them. */
export class Rooms {
  readonly membership: Membership;
  readonly #options: RoomsOptions;
  readonly #presence: Presence;
  readonly #feed: RoomFeed;
  readonly #pages: RoomPages;
  readonly #sender: RoomSender;
  readonly #typing = new RoomTyping();

  constructor(options: RoomsOptions) {
    const { io, broadcast, history, stays, reads, written, degradedMode, log } = options;
    const turns = new Turns<Connection>();
    const presence = new Presence(options, turns);
    const sender = new RoomSender({ io, broadcast, history, written, degradedMode, log });
    const feed = new RoomFeed({ history, deliver: sender.deliver.bind(sender), log });
    const pages = new RoomPages(history);
    this.membership = new Membership({ pages, stays, reads, presence, feed, turns, typing: this.#typing });
    this.#options = options;
    this.#pages = pages;
    this.#presence = presence;
    this.#sender = sender;
    this.#feed = feed;
  }

  /** Resolves with `persisted: false` while Redis is away: see `RoomSender`. */
  async send(
    connection: Connection,
    { room, text, clientId }: { room: string; text: string; clientId: string },
  ): Promise<SentAnswer> {
    requireMember(connection, room);
    return this.#sender.send(connection, room, { from: connection.data.user, text, clientId });
  }

  typing(connection: Connection, room: string, isTyping: boolean): void {
    requireMember(connection, room);
    this.#typing.say(connection, room, isTyping);
  }

  /** Keeps the newest message that the person has read there, for their other devices. */
  async markRead(connection: Connection, room: string, messageId: number): Promise<void> {
    requireMember(connection, room);
    await this.#options.reads.mark(connection.data.user.id, room, messageId);
  }

  /** Whether so few are in the room that each may hear of each. */
  async isSmall(connection: Connection, room: string): Promise<boolean> {
    requireMember(connection, room);
    return (await this.#options.store.members(room, { limit: 1 })).memberCount <= mostInSmallRoom;
  }

  /** Tells those who share a room with the person, each once. */
  async tellRenamed(user: User): Promise<void> {
    const rooms = await this.#options.store.roomsOf(user.id);
    if (rooms.length === 0) return;
    const receivers = this.#options.io.to(rooms.map(({ room }) => names.inRoom(room)));
    receivers.except(names.ofPerson(user.id)).emit('user_renamed', { user });
  }

  /** The connection's person has another name. While Redis is away the rooms list the old one. */
  enterAgain(connection: Connection): void {
    this.#presence.enterAgain(connection).catch((error) => {
      if (!(error instanceof RedisUnavailable))
        this.#options.log.error({ err: error }, 'a name is not up to date');
    });
  }

  async recent(connection: Connection, room: string, range: Range): Promise<PageAnswer<{ room: string }>> {
    requireMember(connection, room);
    return (await this.#pages.read(room, range)).answer;
  }

  /** As `recent`, for whoever looks into what was said. */
  async page(connection: Connection, room: string, range: Range): Promise<Page> {
    requireMember(connection, room);
    return this.#options.history.read(room, range);
  }

  membersPage(
    connection: Connection,
    room: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<MembersPage> {
    requireMember(connection, room);
    return this.#presence.members(room, page);
  }

  async roomsOf({ data: { user } }: Connection): Promise<Results['get_rooms']> {
    const { store, stays, reads } = this.#options;
    const [rooms, kept, read] = await Promise.all([
      store.roomsOf(user.id),
      stays.list(user.id),
      reads.list(user.id),
    ]);
    return { rooms, kept, read };
  }

  list(search: DirectorySearch): Promise<Results['list_rooms']> {
    return this.#options.store.list(search);
  }

  /** The node goes: see `Presence`. */
  close(): void {
    this.#typing.close();
    this.#sender.close();
    this.#feed.close();
    this.#presence.close();
  }
}

function requireMember({ data }: Connection, room: string): void {
  if (!data.rooms.has(room))
    throw new RequestError('not_in_room', 'You are not in this room. Join it first.');
}
