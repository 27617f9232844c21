import type { Message, RequestFailure, ServerToClientEvents } from '../../shared/events.ts';
import { type Channel, channelTo, type RoomAnswer } from './channel.ts';
import type { Connection } from './connection.ts';
import { KeptLane } from './kept-lane.ts';
import { isUp } from './link.ts';
import type { View } from './message-log.ts';
import type { Outbox } from './outbox.ts';
import type { Pending } from './pending.ts';
import { Reader } from './reader.ts';
import { sendOnce } from './send-once.ts';
import type { Target } from './target.ts';
import { Cell, type Watched } from './watched.ts';
import type { Ask } from './wire.ts';

const retryMs = 1_000;

/** Where someone stands with a conversation. */
export type Standing =
  | { kind: 'closed' }
  /** Asked for, or asked for again after a reconnect; what is known of it stays to be read. */
  | { kind: 'opening' }
  | { kind: 'open' }
  | { kind: 'refused'; failure: RequestFailure };

type Blanked = Parameters<ServerToClientEvents['messages_blanked']>[0];

interface ConversationOptions {
  target: Target;
  connection: Connection;
  outbox: Outbox;
}

/**
 * A room, or what two people write to each other. While it is open it comes back with the connection, on any
 * node, and has then read what was missed.
 */
export class Conversation {
  readonly target: Target;
  readonly #connection: Connection;
  readonly #channel: Channel;
  readonly #lane: KeptLane;
  readonly #reader: Reader;
  readonly #standing = new Cell<Standing>({ kind: 'closed' });
  readonly #joinListeners: ((answer: RoomAnswer) => void)[] = [];
  /** One more for each time that it is entered or left: what was asked before is answered too late. */
  #turn = 0;
  /** Entering is nothing that our other devices do not know. */
  #follows = false;
  /** Opened, and the server has not been asked for it yet. */
  #isUnasked = false;
  /** Left while there was no connection to say so. */
  #isUnleft = false;

  constructor({ target, connection, outbox }: ConversationOptions) {
    this.target = target;
    this.#connection = connection;
    this.#channel = channelTo(target, (answer) => {
      for (const listen of this.#joinListeners) listen(answer);
    });
    const isOpen = () => this.#standing.value.kind === 'open' && this.#isUp;
    this.#reader = new Reader({
      channel: this.#channel,
      ask: connection.attempt,
      isOpen,
      myId: () => this.#myId(),
      onRead: () => this.#lane.settle(),
    });
    this.#lane = new KeptLane({
      target,
      outbox,
      send: sendOnce({
        channel: this.#channel,
        ask: connection.attempt,
        myId: () => this.#myId(),
        isWanted: (clientId) => this.#lane.unlogged.includes(clientId),
      }),
      isOpen,
      onSent: (message) => this.#reader.receive(message),
      myId: () => this.#myId(),
      isLogged: (userId, clientId) => this.#reader.has(userId, clientId),
    });
    connection.link.subscribe(() => {
      // It was opened while the connection restored the others.
      if (this.#isUp && this.#isUnasked) void this.enter(connection.attempt);
      if (this.#isUp && this.#isUnleft) this.#leave();
      void this.#lane.run();
    });
    connection.session.subscribe(() => {
      this.#reader.forgetUnlogged(this.#lane.reclaim());
      void this.#lane.restore();
    });
    void this.#lane.restore();
  }

  /** What has been said, as far as it is known here. */
  get view(): Watched<View> {
    return this.#reader.view;
  }

  get standing(): Watched<Standing> {
    return this.#standing;
  }

  /** What we have written and the server has not taken yet, in the order of writing. */
  get pending(): Watched<readonly Pending[]> {
    return this.#lane.pending;
  }

  /** Until when the server takes no more from us; what is pending goes out by itself then. */
  get heldUntilMs(): Watched<number> {
    return this.#lane.heldUntilMs;
  }

  /**
   * Enters a room, and reads the newest messages. Connects if need be; tries again what was refused. Our other
   * devices are told, unless this one `follows` them.
   */
  open({ follows = false } = {}): void {
    const { kind } = this.#standing.value;
    if (kind === 'opening' || kind === 'open') return;
    this.#follows = follows;
    this.#isUnasked = true;
    this.#isUnleft = false;
    this.#standing.value = { kind: 'opening' };
    if (this.#isUp) void this.enter(this.#connection.attempt);
    else this.#connection.open();
  }

  /**
   * Leaves a room, as `open` enters it, with the next connection if there is none. What is known of it stays, and
   * what is pending is sent when it is opened again.
   */
  close({ follows = false } = {}): void {
    const { kind } = this.#standing.value;
    if (kind === 'open' || kind === 'opening') this.#leave(follows);
    this.#turn++;
    this.#standing.value = { kind: 'closed' };
  }

  /**
   * Writes: at once into `pending`, and to the server as soon as the conversation is open, in the order of
   * writing and once, however often the connection is lost. Answers the `clientId`.
   */
  say(text: string): string {
    return this.#lane.write(text);
  }

  /** Sends again what was given up: what the server refused, or what was under way when the connection broke twice. */
  retry(clientId: string): void {
    this.#lane.retry(clientId);
  }

  /** Takes back what is pending. What is under way may arrive all the same. */
  discard(clientId: string): void {
    this.#lane.drop(clientId);
  }

  /** Says that we type, or that we have stopped: at most every few seconds, since it lasts 4 s. */
  type(isTyping: boolean): void {
    if (this.#standing.value.kind === 'open') this.#channel.type(this.#connection.hint, isTyping);
  }

  /** Reads one page of what came before, one at a time. */
  readEarlier(): Promise<void> {
    return this.#reader.readEarlier(this.#connection.request);
  }

  /** Reads pages of what came before until this message is here, through 10,000 at most. Answers whether it is. */
  readBackTo(id: number): Promise<boolean> {
    return this.#reader.readBackTo(this.#connection.request, id);
  }

  /** Is told who is in the room each time that it is entered. */
  onJoined(listen: (answer: RoomAnswer) => void): void {
    this.#joinListeners.push(listen);
  }

  /** For the client: this connection is new, or something may have been missed on it. Does nothing for a closed one. */
  async enter(ask: Ask): Promise<void> {
    if (this.#standing.value.kind === 'closed') return;
    const turn = ++this.#turn;
    this.#isUnasked = false;
    if (this.#standing.value.kind === 'open') this.#standing.value = { kind: 'opening' };
    const { cursor } = this.#reader;
    const answer = await this.#channel.enter(ask, cursor, this.#follows);
    if (turn !== this.#turn) return;
    if (!answer.ok) return this.#refused(answer.error, turn);
    this.#follows = true;
    this.#reader.enter(answer, cursor);
    if (cursor === undefined || !answer.hasMore) this.#entered();
    else void this.#readOn(ask, turn);
  }

  /** For the client: a message came, of whatever conversation. */
  hear(message: Message): void {
    if (this.#standing.value.kind !== 'closed' && this.#channel.isFor(message)) this.#reader.receive(message);
  }

  #leave(follows = false): void {
    this.#isUnleft = !this.#isUp && !follows;
    if (this.#isUp) this.#channel.leave(this.#connection.attempt, follows);
  }

  /** For the client: what a node had taken while Redis was away is refused, in whatever conversation. */
  refuse(clientId: string, failure: RequestFailure): void {
    if (this.#lane.refuse(clientId, failure)) this.#reader.forgetUnlogged([clientId]);
  }

  /** For the client: somebody has taken back what they said, wherever that was. */
  hearBlanked(blanked: Blanked): void {
    if (this.#channel.isFor(blanked)) this.#reader.blank(blanked.userId);
  }

  #entered(): void {
    this.#standing.value = { kind: 'open' };
    this.#reader.mendHoles();
    void this.#lane.run();
  }

  async #readOn(ask: Ask, turn: number): Promise<void> {
    const isDone = await this.#reader.catchUp(ask, () => turn === this.#turn);
    if (turn !== this.#turn) return;
    if (isDone) this.#entered();
    else this.#enterLater(turn, retryMs);
  }

  /** What is only not possible just now is tried again. */
  #refused(failure: RequestFailure, turn: number): void {
    const isPassing = failure.code === 'unavailable' || failure.code === 'rate_limited';
    if (isPassing) this.#enterLater(turn, failure.retryAfterMs ?? retryMs);
    else this.#standing.value = { kind: 'refused', failure };
  }

  /** Not if the connection is lost meanwhile: with the next one it is entered anyway. */
  #enterLater(turn: number, delayMs: number): void {
    setTimeout(() => {
      if (turn === this.#turn && this.#isUp) void this.enter(this.#connection.attempt);
    }, delayMs);
  }

  get #isUp(): boolean {
    return isUp(this.#connection.link.value);
  }

  #myId(): string | undefined {
    return this.#connection.session.value?.user.id;
  }
}
