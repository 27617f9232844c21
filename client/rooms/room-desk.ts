import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import { roomFailureSentence } from '../app/sentences.ts';
import { conversationChat, type KeptChat } from '../chat/conversation-chat.ts';
import type { Line } from '../chat/line.ts';
import { listTyping } from '../chat/list-typing.ts';
import { mentions } from '../chat/mentions.ts';
import { tellTyping } from '../chat/tell-typing.ts';
import type { Conversation, Standing } from '../sdk/conversation.ts';
import type { Target } from '../sdk/target.ts';
import { followMembers } from './follow-members.ts';
import { joined, type Room } from './room.ts';
import { tellComings } from './tell-comings.ts';

interface OpenRoom {
  name: string;
  conversation: Conversation;
  chat: KeptChat;
}

/** The room that the person looks at: one at a time. */
export class RoomDesk {
  readonly typing = listTyping();
  readonly teller = tellTyping((isTyping) => this.#open.peek()?.conversation.type(isTyping));
  readonly #connection: Connection;
  readonly #converse: (target: Target) => Conversation;
  readonly #comings = tellComings();
  readonly #room = signal<Room>({ kind: 'outside' });
  readonly #open = signal<OpenRoom>();
  readonly #known = new Map<string, OpenRoom>();

  constructor(connection: Connection, converse: (target: Target) => Conversation) {
    this.#connection = connection;
    this.#converse = converse;
    this.#listen();
  }

  get room(): ReadonlySignal<Room> {
    return this.#room;
  }

  /** What is written there; undefined outside. */
  get chat(): KeptChat | undefined {
    return this.#open.value?.chat;
  }

  /** Goes into a room, out of the one before. */
  enter(name: string): void {
    this.leave();
    const opened = this.#known.get(name) ?? this.#meet(name);
    this.#room.value = { kind: 'joining', name };
    this.#open.value = opened;
    opened.conversation.open();
  }

  leave(): void {
    this.#room.value = { kind: 'outside' };
    this.#comings.clear();
    this.typing.clear();
    this.#open.peek()?.conversation.close();
    this.#open.value = undefined;
  }

  /** Whether a line names us. */
  readonly isMention = ({ text }: Line): boolean =>
    mentions(text, this.#connection.session.peek()?.user.name ?? '');

  #meet(name: string): OpenRoom {
    const conversation = this.#converse({ kind: 'room', room: name });
    const myId = computed(() => this.#connection.session.value?.user.id);
    const met = { name, conversation, chat: conversationChat(conversation, myId) };
    const isHere = () => this.#open.peek() === met;
    conversation.onJoined((answer) => {
      if (isHere()) this.#room.value = joined(answer);
    });
    conversation.standing.subscribe((standing) => {
      if (isHere()) this.#follow(name, standing);
    });
    this.#known.set(name, met);
    return met;
  }

  #follow(name: string, standing: Standing): void {
    if (standing.kind !== 'refused') return;
    this.#room.value = { kind: 'refused', name, sentence: roomFailureSentence(standing.failure) };
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
    // After what is told of a member who leaves, while the name is still known.
    followMembers(this.#connection, this.#room);
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
