import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import { roomFailureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import type { KeptChat } from '../chat/conversation-chat.ts';
import { lastHeardId } from '../chat/lines.ts';
import { listTyping } from '../chat/list-typing.ts';
import { blankedSentence } from '../chat/removed-words.ts';
import { tellTyping } from '../chat/tell-typing.ts';
import type { Conversation } from '../sdk/conversation.ts';
import type { Target } from '../sdk/target.ts';
import { followMembers, type MembersFollowed } from './follow-members.ts';
import type { MyRoom } from './my-room.ts';
import { MyRooms, tooManyRoomsSentence } from './my-rooms.ts';
import { joined, type Room } from './room.ts';
import { tellComings } from './tell-comings.ts';

/** The rooms that one is in, and the one of them that is looked at. */
export class RoomDesk {
  readonly mine: MyRooms;
  readonly typing = listTyping();
  readonly teller = tellTyping((isTyping) => this.#open.peek()?.conversation.type(isTyping));
  readonly #connection: Connection;
  readonly #comings = tellComings();
  readonly #room = signal<Room>({ kind: 'outside' });
  readonly #open = signal<MyRoom>();
  readonly #members: MembersFollowed;
  readonly #isLookedAt = signal(!document.hidden);

  constructor(connection: Connection, converse: (target: Target) => Conversation) {
    this.#connection = connection;
    this.mine = new MyRooms(connection, converse);
    this.#listen();
    // After what is told of a member who leaves, while the name is still known.
    this.#members = followMembers(connection, this.#room);
    document.addEventListener('visibilitychange', () => {
      this.#isLookedAt.value = !document.hidden;
    });
    effect(() => this.#showJoined());
    effect(() => this.#showRefused());
    effect(() => this.#markRead());
  }

  get room(): ReadonlySignal<Room> {
    return this.#room;
  }

  /** What is written there; undefined outside. */
  get chat(): KeptChat | undefined {
    return this.#open.value?.chat;
  }

  /** Looks at a room, and enters it if one is not in it. */
  enter(name: string): void {
    this.lookAway();
    const opened = this.mine.enter(name);
    if (!opened) {
      this.#room.value = { kind: 'refused', name, sentence: tooManyRoomsSentence };
      return;
    }
    const wasJoined = opened.answer.peek() !== undefined;
    if (!wasJoined) this.#room.value = { kind: 'joining', name };
    this.#open.value = opened;
    // Who comes and goes is followed only where one looks.
    if (wasJoined) void this.#members.read();
  }

  /** Stays in the room, and hears what is said there. */
  lookAway(): void {
    this.#open.value = undefined;
    this.#room.value = { kind: 'outside' };
    this.#comings.clear();
    this.typing.clear();
  }

  readMoreMembers(): Promise<void> {
    return this.#members.readMore();
  }

  #showJoined(): void {
    const answer = this.#open.value?.answer.value;
    if (answer) this.#room.value = joined(answer);
  }

  #showRefused(): void {
    const open = this.#open.value;
    const standing = open?.standing.value;
    if (!open || standing?.kind !== 'refused') return;
    const sentence = roomFailureSentence(standing.failure);
    this.#room.value = { kind: 'refused', name: open.name, sentence };
  }

  /** What is shown to somebody who looks at it is read. */
  #markRead(): void {
    const open = this.#open.value;
    const readId = open ? lastHeardId(open.chat.lines.value) : 0;
    if (!open || !this.#isLookedAt.value || open.standing.value.kind !== 'open') return;
    this.mine.read(open.name, readId);
  }

  #listen(): void {
    const { on } = this.#connection;
    on('chat_message', (message) => {
      if (message.room === this.#here()) this.typing.set(message.from.id, '', false);
    });
    on('user_joined', (change) => {
      if (change.room === this.#here()) this.#comings.came(change.user);
    });
    on('user_left', (change) => {
      const member = membersOf(this.#room.peek()).find(({ id }) => id === change.userId);
      if (member && change.room === this.#here()) this.#comings.left(member);
      if (change.room === this.#here()) this.typing.set(change.userId, '', false);
    });
    on('messages_blanked', (blanked) => {
      if ('room' in blanked && blanked.room === this.#here()) announce(blankedSentence);
    });
    on('typing', (told) => {
      if ('room' in told && told.room === this.#here()) {
        this.typing.set(told.user.id, told.user.name, told.isTyping);
      }
    });
  }

  #here(): string | undefined {
    const room = this.#room.peek();
    return room.kind === 'joined' ? room.name : undefined;
  }
}

const membersOf = (room: Room) => (room.kind === 'joined' ? room.members : []);
