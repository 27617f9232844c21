import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Connection } from '../app/connection.ts';
import { areSettingsOpen } from '../app/router.ts';
import { failureSentence } from '../app/sentences.ts';
import { signalOf } from '../app/signal-of.ts';
import { announce } from '../app/status.ts';
import { conversationChat, type KeptChat } from '../chat/conversation-chat.ts';
import { lastHeardId } from '../chat/lines.ts';
import { listTyping } from '../chat/list-typing.ts';
import { blankedSentence } from '../chat/removed-words.ts';
import { tellTyping } from '../chat/tell-typing.ts';
import type { Conversation, Standing } from '../sdk/conversation.ts';
import type { Target } from '../sdk/target.ts';
import { type ConversationList, conversationList } from './conversation-list.ts';
import { type Presences, watchPresences } from './presences.ts';

/** The conversation with somebody as the page draws it. */
interface Facing {
  userId: string;
  conversation: Conversation;
  chat: KeptChat;
  standing: ReadonlySignal<Standing>;
}

/** What is written to one person at a time, and the list of all with whom one writes. */
export class DirectDesk {
  readonly list: ConversationList;
  /** Who is online, of those with whom one writes. */
  readonly presences: ReadonlySignal<Presences>;
  readonly typing = listTyping();
  readonly teller = tellTyping((isTyping) => this.#facing.peek()?.conversation.type(isTyping));
  readonly #connection: Connection;
  readonly #converse: (target: Target) => Conversation;
  readonly #facing = signal<Facing>();
  readonly #known = new Map<string, Facing>();
  readonly #isLookedAt = signal(!document.hidden);
  /** What the other one has read, as far as it was told here. */
  readonly #heardReadId = signal(0);
  #toldReadId = 0;

  constructor(connection: Connection, converse: (target: Target) => Conversation) {
    this.#connection = connection;
    this.#converse = converse;
    this.list = conversationList(connection);
    this.presences = watchPresences(
      connection,
      computed(() => this.#writtenTo()),
    );
    document.addEventListener('visibilitychange', () => {
      this.#isLookedAt.value = !document.hidden;
    });
    this.#listen();
    effect(() => this.#markRead());
    effect(() => {
      // Somebody may have been unblocked there.
      if (!areSettingsOpen.value && this.list.all.peek()) void this.list.refresh();
    });
  }

  /** The one that is looked at. */
  get facing(): ReadonlySignal<Facing | undefined> {
    return this.#facing;
  }

  /** What the server knows of the conversation that is looked at. */
  readonly summary = computed(() =>
    this.list.all.value?.find(({ user }) => user.id === this.#facing.value?.userId),
  );

  /** The newest of our messages that the other one has read; 0 where that is not told. */
  readonly otherReadId = computed(() =>
    Math.max(this.#heardReadId.value, this.summary.value?.otherReadId ?? 0),
  );

  enter(userId: string): void {
    this.leave();
    const facing = this.#known.get(userId) ?? this.#meet(userId);
    this.#facing.value = facing;
    facing.conversation.open();
    void this.list.refresh();
  }

  /** Looks away; what comes meanwhile is kept, and read when one looks again. */
  leave(): void {
    this.typing.clear();
    this.#facing.value = undefined;
    this.#heardReadId.value = 0;
    this.#toldReadId = 0;
  }

  /** Never hears from them again. Answers with why that could not be done. */
  async block(userId: string): Promise<string | undefined> {
    const answer = await this.#connection.request('block_user', { userId });
    if (!answer.ok) return failureSentence(answer.error);
    void this.list.refresh();
    return undefined;
  }

  /** What they wrote meanwhile stays unheard. Answers with why that could not be done. */
  async unblock(userId: string): Promise<string | undefined> {
    const answer = await this.#connection.request('unblock_user', { userId });
    if (!answer.ok) return failureSentence(answer.error);
    await this.list.refresh();
    return undefined;
  }

  /** Wants the conversation to be kept for longer. Answers with why that could not be said. */
  async extend(userId: string): Promise<string | undefined> {
    const answer = await this.#connection.request('extend_conversation', { withUser: userId });
    return answer.ok ? undefined : failureSentence(answer.error);
  }

  #meet(userId: string): Facing {
    const conversation = this.#converse({ kind: 'person', userId });
    const myId = computed(() => this.#connection.session.value?.user.id);
    const chat = conversationChat(conversation, myId);
    const met = { userId, conversation, chat, standing: signalOf(conversation.standing) };
    this.#known.set(userId, met);
    return met;
  }

  /** The one that is looked at comes first. */
  #writtenTo(): string[] {
    const facing = this.#facing.value;
    const others = (this.list.all.value ?? []).map(({ user }) => user.id);
    // Any address may be one of a person: only the server knows.
    return facing?.standing.value.kind === 'open' ? [facing.userId, ...others] : others;
  }

  #listen(): void {
    const { on } = this.#connection;
    const here = () => this.#facing.peek()?.userId;
    on('chat_message', ({ withUser, from }) => {
      if (withUser === here()) this.typing.set(from.id, '', false);
    });
    on('messages_blanked', (blanked) => {
      if ('withUser' in blanked && blanked.withUser === here()) announce(blankedSentence);
    });
    on('conversation_extended', ({ withUser }) => {
      if (withUser === here()) announce('You both pressed Extend. This conversation is kept for a week.');
    });
    on('typing', (told) => {
      if ('withUser' in told && told.withUser === here()) {
        this.typing.set(told.user.id, told.user.name, told.isTyping);
      }
    });
    on('message_read', (read) => {
      if ('withUser' in read && read.withUser === here() && read.userId === here()) {
        this.#heardReadId.value = Math.max(this.#heardReadId.peek(), read.messageId);
      }
    });
  }

  /** What is shown to somebody who looks at it is read. */
  #markRead(): void {
    const facing = this.#facing.value;
    const readId = facing ? lastHeardId(facing.chat.lines.value) : 0;
    if (!facing || !this.#isLookedAt.value || facing.standing.value.kind !== 'open') return;
    if (readId <= this.#toldReadId) return;
    this.#toldReadId = readId;
    const read = { withUser: facing.userId, messageId: readId };
    void this.#connection.attempt('mark_read', read).then(() => this.list.refresh());
  }
}
