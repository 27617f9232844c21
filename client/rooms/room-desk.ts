import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import type { Connection } from '../app/connection.ts';
import { roomFailureSentence } from '../app/sentences.ts';
import type { Ask } from '../app/wire.ts';
import { type Chat, createChat } from '../chat/chat.ts';
import type { Line } from '../chat/line.ts';
import { firstId, lastId } from '../chat/lines.ts';
import { listTyping } from '../chat/list-typing.ts';
import { mentions } from '../chat/mentions.ts';
import { tellTyping } from '../chat/tell-typing.ts';
import { followMembers } from './follow-members.ts';
import { joined, type Room } from './room.ts';
import { tellComings } from './tell-comings.ts';

/** The room that the person looks at: one at a time. */
export class RoomDesk {
  readonly chat: Chat;
  readonly typing = listTyping();
  readonly teller = tellTyping((isTyping) => this.#tellTyping(isTyping));
  readonly #connection: Connection;
  readonly #comings = tellComings();
  readonly #room = signal<Room>({ kind: 'outside' });

  constructor(connection: Connection) {
    this.#connection = connection;
    this.chat = createChat({
      deliver: (text, clientId) =>
        connection.request('chat_message', { room: this.#here() ?? '', text, clientId }),
      myId: () => connection.session.peek()?.user.id,
    });
    connection.onRestore((ask) => this.#join(ask));
    this.#listen();
  }

  get room(): ReadonlySignal<Room> {
    return this.#room;
  }

  /** Goes into a room, out of the one before. */
  enter(name: string): void {
    this.leave();
    this.chat.reset([]);
    this.#room.value = { kind: 'joining', name };
    if (this.#connection.link.peek().kind === 'open') void this.#join(this.#connection.attempt);
    else this.#connection.open();
  }

  leave(): void {
    const name = this.#here();
    this.#room.value = { kind: 'outside' };
    this.#comings.clear();
    this.typing.clear();
    if (name) void this.#connection.attempt('leave_room', { room: name });
  }

  /** Whether a line names us. */
  readonly isMention = ({ text }: Line): boolean =>
    mentions(text, this.#connection.session.peek()?.user.name ?? '');

  async readEarlier(): Promise<void> {
    const name = this.#here();
    const before = firstId(this.chat.lines.peek());
    if (!name || before === undefined) return;
    const answer = await this.#connection.request('get_recent_messages', { room: name, before });
    const room = this.#room.peek();
    if (!answer.ok || room.kind !== 'joined' || room.name !== name) return;
    this.chat.receive(answer.messages);
    this.#room.value = { ...room, hasEarlier: answer.hasMore };
  }

  #listen(): void {
    const { on } = this.#connection;
    on('chat_message', (message) => this.#receive(message));
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
    on('server_notice', ({ code }) => {
      if (code === 'recovered') void this.#join(this.#connection.attempt);
    });
  }

  /** Joins, or after a reconnect joins again and reads what was missed. */
  async #join(ask: Ask): Promise<void> {
    const before = this.#room.peek();
    if (before.kind !== 'joining' && before.kind !== 'joined') return;
    const after = lastId(this.chat.lines.peek());
    const answer = await ask('join_room', { room: before.name, ...(after !== undefined && { after }) });
    const now = this.#room.peek();
    if (now.kind === 'outside' || now.name !== before.name) return;
    if (answer.ok) {
      this.#room.value = joined(now, answer);
      this.chat.receive(answer.messages);
      if (after !== undefined && answer.hasMore) void this.#readOn(ask, answer.room, answer.messages);
    } else if (answer.error.code !== 'unavailable' || this.#connection.link.peek().kind === 'open') {
      this.#room.value = { kind: 'refused', name: before.name, sentence: roomFailureSentence(answer.error) };
    }
  }

  #receive(message: Message): void {
    if (!message.room || message.room !== this.#here()) return;
    const last = lastId(this.chat.lines.peek());
    this.typing.set(message.from.id, '', false);
    this.chat.receive([message]);
    void this.#catchUp(message.previousId, last);
  }

  /** A message that names one before it that we do not have: we ask for what came since our last. */
  async #catchUp(previousId: number | null, last: number | undefined): Promise<void> {
    const name = this.#here();
    if (!name || previousId === null || last === undefined || previousId <= last) return;
    await this.#readPage(this.#connection.request, name, last);
  }

  /** Reads what comes after these messages, page by page, until nothing is left. */
  async #readOn(ask: Ask, name: string, messages: Message[]): Promise<void> {
    const last = messages.at(-1);
    if (last) await this.#readPage(ask, name, last.id);
  }

  async #readPage(ask: Ask, name: string, after: number): Promise<void> {
    const page = { room: name, after, limit: limits.historyPage };
    const answer = await ask('get_recent_messages', page);
    if (!answer.ok || this.#here() !== name) return;
    this.chat.receive(answer.messages);
    if (answer.hasMore) await this.#readOn(ask, name, answer.messages);
  }

  #tellTyping(isTyping: boolean): void {
    const name = this.#here();
    if (name) void this.#connection.hint('typing', { room: name, isTyping });
  }

  #here(): string | undefined {
    const room = this.#room.peek();
    return room.kind === 'joined' ? room.name : undefined;
  }
}

const membersOf = (room: Room) => (room.kind === 'joined' ? room.members : []);
