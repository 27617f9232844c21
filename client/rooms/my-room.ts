import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { signalOf } from '../app/signal-of.ts';
import { conversationChat, type KeptChat } from '../chat/conversation-chat.ts';
import type { Line } from '../chat/line.ts';
import { lastHeardId, lastId } from '../chat/lines.ts';
import type { RoomAnswer } from '../sdk/channel.ts';
import type { Conversation, Standing } from '../sdk/conversation.ts';
import { type Unread, unreadIn } from './unread.ts';

/** A room that one is in, looked at or not. */
export interface MyRoom {
  readonly name: string;
  readonly conversation: Conversation;
  readonly chat: KeptChat;
  readonly standing: ReadonlySignal<Standing>;
  /** Who was there when it was last entered; undefined before. */
  readonly answer: Signal<RoomAnswer | undefined>;
  /** The newest message that was read; undefined until something is known of it. */
  readonly readId: Signal<number | undefined>;
  readonly unread: ReadonlySignal<Unread>;
  /** 0 where nothing was said. */
  readonly newestId: ReadonlySignal<number>;
}

interface MyRoomOptions {
  name: string;
  conversation: Conversation;
  myId: ReadonlySignal<string | undefined>;
  isMention(line: Line): boolean;
}

/** What was said before it was first entered counts as read. */
export function myRoom({ name, conversation, myId, isMention }: MyRoomOptions): MyRoom {
  const chat = conversationChat(conversation, myId);
  const readId = signal<number>();
  const answer = signal<RoomAnswer>();
  const standing = signalOf(conversation.standing);
  conversation.onJoined((fresh) => {
    answer.value = fresh;
  });
  conversation.standing.subscribe(({ kind }) => {
    if (kind === 'open') readId.value ??= lastHeardId(chat.lines.peek());
  });
  return {
    name,
    conversation,
    chat,
    standing,
    answer,
    readId,
    unread: computed(() =>
      unreadIn({ lines: chat.lines.value, hasEarlier: chat.hasEarlier.value }, readId.value, isMention),
    ),
    newestId: computed(() => lastId(chat.lines.value) ?? 0),
  };
}
