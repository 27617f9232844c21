import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../shared/events.ts';
import type { Connection } from '../app/connection.ts';
import { failureSentence } from '../app/sentences.ts';
import type { Ask } from '../app/wire.ts';
import { type Chat, createChat } from '../chat/chat.ts';
import { firstId, lastId } from '../chat/lines.ts';
import { listTyping, type TypingList } from '../chat/list-typing.ts';
import { type TypingTeller, tellTyping } from '../chat/tell-typing.ts';
import { joined, type Room, userJoined, userLeft } from './room.ts';

export interface RoomDesk {
  readonly room: ReadonlySignal<Room>;
  readonly chat: Chat;
  readonly typing: TypingList;
  readonly teller: TypingTeller;
  /** Goes into a room, out of the one before. */
  enter(name: string): void;
  leave(): void;
  readEarlier(): Promise<void>;
}

export function createRoomDesk(connection: Connection): RoomDesk {
  const room = signal<Room>({ kind: 'outside' });
  const typing = listTyping();
  const here = () => {
    const current = room.peek();
    return current.kind === 'joined' ? current.name : undefined;
  };
  const chat = createChat({
    deliver: (text, clientId) => connection.request('chat_message', { room: here() ?? '', text, clientId }),
    myId: () => connection.session.peek()?.user.id,
  });
  const teller = tellTyping((isTyping) => {
    const name = here();
    if (name) connection.hint('typing', { room: name, isTyping });
  });

  async function join(ask: Ask) {
    const before = room.peek();
    if (before.kind !== 'joining' && before.kind !== 'joined') return;
    const after = lastId(chat.lines.peek());
    const answer = await ask('join_room', { room: before.name, ...(after !== undefined && { after }) });
    const now = room.peek();
    if (now.kind === 'outside' || now.kind === 'refused' || now.name !== before.name) return;
    if (answer.ok) {
      room.value = joined(now, answer);
      chat.receive(answer.messages);
    } else if (answer.error.code !== 'unavailable' || connection.link.peek().kind === 'open') {
      room.value = { kind: 'refused', name: before.name, sentence: failureSentence(answer.error) };
    }
  }

  /** A message that names one before it that we do not have: we ask for what came since our last. */
  async function catchUp(message: Message, last: number | undefined) {
    const { previousId } = message;
    if (previousId === null || last === undefined || previousId <= last) return;
    const name = here();
    if (!name) return;
    const answer = await connection.request('get_recent_messages', { room: name, after: last });
    if (answer.ok && here() === name) chat.receive(answer.messages);
  }

  function leave() {
    const current = room.peek();
    room.value = { kind: 'outside' };
    typing.clear();
    if (current.kind === 'joined') void connection.attempt('leave_room', { room: current.name });
  }

  connection.onRestore(join);
  connection.on('chat_message', (message) => {
    if (!message.room || message.room !== here()) return;
    const last = lastId(chat.lines.peek());
    typing.set(message.from.id, '', false);
    chat.receive([message]);
    void catchUp(message, last);
  });
  connection.on('user_joined', (change) => {
    room.value = userJoined(room.peek(), change);
  });
  connection.on('user_left', (change) => {
    room.value = userLeft(room.peek(), change);
    if (change.room === here()) typing.set(change.userId, '', false);
  });
  connection.on('typing', (told) => {
    if ('room' in told && told.room === here()) typing.set(told.user.id, told.user.name, told.isTyping);
  });

  return {
    room,
    chat,
    typing,
    teller,
    leave,
    enter(name) {
      leave();
      chat.reset([]);
      room.value = { kind: 'joining', name };
      if (connection.link.peek().kind === 'open') void join(connection.attempt);
      else connection.open();
    },
    async readEarlier() {
      const current = room.peek();
      const before = firstId(chat.lines.peek());
      if (current.kind !== 'joined' || before === undefined) return;
      const answer = await connection.request('get_recent_messages', { room: current.name, before });
      const now = room.peek();
      if (!answer.ok || now.kind !== 'joined' || now.name !== current.name) return;
      chat.receive(answer.messages);
      room.value = { ...now, hasEarlier: answer.hasMore };
    },
  };
}
