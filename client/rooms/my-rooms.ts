import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { foldRoomName } from '../../shared/room-name.ts';
import type { Connection } from '../app/connection.ts';
import type { Line } from '../chat/line.ts';
import { mentions } from '../chat/mentions.ts';
import type { Conversation } from '../sdk/conversation.ts';
import type { Target } from '../sdk/target.ts';
import { type MyRoom, myRoom } from './my-room.ts';
import { tellRead } from './tell-read.ts';

/** Each costs a connection's share of what is said there. */
export const mostRooms = 20;

export const tooManyRoomsSentence = `You are in ${mostRooms} rooms, and more are not possible at once. Leave one first.`;

/** The rooms that one is in, until one leaves them. */
export class MyRooms {
  readonly #connection: Connection;
  readonly #converse: (target: Target) => Conversation;
  readonly #tellRead: (room: string, messageId: number) => void;
  readonly #known = new Map<string, MyRoom>();
  readonly #all = signal<readonly MyRoom[]>([]);
  /** Left here without a connection: the server may not know it yet. */
  readonly leftUnsaid = new Set<string>();

  constructor(connection: Connection, converse: (target: Target) => Conversation) {
    this.#connection = connection;
    this.#converse = converse;
    this.#tellRead = tellRead(connection);
  }

  /** Where something was said last comes first. */
  readonly all: ReadonlySignal<readonly MyRoom[]> = computed(() =>
    this.#all.value.toSorted((a, b) => b.newestId.value - a.newestId.value),
  );

  readonly unreadCount = computed(() =>
    this.#all.value.reduce((sum, { unread }) => sum + unread.value.count, 0),
  );

  find(name: string): MyRoom | undefined {
    const wanted = foldRoomName(name);
    return this.#all.peek().find((room) => room.name === wanted);
  }

  /** Goes into a room, or answers undefined when one is in too many. What `follows` is told to no other device. */
  enter(name: string, { follows = false } = {}): MyRoom | undefined {
    const present = this.find(name);
    if (!present && this.#all.peek().length >= mostRooms) return undefined;
    const room = present ?? this.#meet(foldRoomName(name));
    this.leftUnsaid.delete(room.name);
    if (!present) this.#all.value = [...this.#all.peek(), room];
    room.conversation.open({ follows });
    return room;
  }

  leave(name: string, { follows = false } = {}): void {
    const room = this.find(name);
    if (!room) return;
    this.#forget(room);
    if (!follows && this.#connection.link.peek().kind !== 'open') this.leftUnsaid.add(room.name);
    room.conversation.close({ follows });
    room.readId.value = undefined;
  }

  /** Notes what was read, here or on another device. */
  noteRead(name: string, messageId: number): void {
    const room = this.find(name);
    if (room) room.readId.value = Math.max(room.readId.peek() ?? 0, messageId);
  }

  /** As `noteRead`, for what was read here: the other devices are told. */
  read(name: string, messageId: number): void {
    if (messageId <= (this.find(name)?.readId.peek() ?? 0)) return;
    this.noteRead(name, messageId);
    this.#tellRead(name, messageId);
  }

  /** Whether a line names us. */
  readonly isMention = ({ text }: Line): boolean =>
    mentions(text, this.#connection.session.value?.user.name ?? '');

  #meet(name: string): MyRoom {
    const known = this.#known.get(name);
    if (known) return known;
    const conversation = this.#converse({ kind: 'room', room: name });
    const myId = computed(() => this.#connection.session.value?.user.id);
    const room = myRoom({ name, conversation, myId, isMention: this.isMention });
    conversation.standing.subscribe(({ kind }) => {
      if (kind === 'refused') this.#forget(room);
    });
    this.#known.set(name, room);
    return room;
  }

  #forget(room: MyRoom): void {
    this.#all.value = this.#all.peek().filter((each) => each !== room);
    room.answer.value = undefined;
  }
}
