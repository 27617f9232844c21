import type { Message } from '../../shared/events.ts';
import { catchUp, patiently } from './catch-up.ts';
import type { Channel } from './channel.ts';
import { type LogPage, MessageLog, type View } from './message-log.ts';
import { Cell, type Watched } from './watched.ts';
import type { Ask } from './wire.ts';

const holeMs = 150;
const mostPagesBack = 100;

interface ReaderOptions {
  channel: Channel;
  ask: Ask;
  /** What is missing can be asked for just now. */
  isOpen(): boolean;
  myId(): string | undefined;
  /** The log has changed. */
  onRead(): void;
}

/** Reads a conversation into a log: what is delivered, what was missed, and what came before. */
export class Reader {
  readonly #options: ReaderOptions;
  readonly #log = new MessageLog();
  readonly #view = new Cell<View>(this.#log.view(undefined));
  #isMending = false;
  #isReadingEarlier = false;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  get view(): Watched<View> {
    return this.#view;
  }

  get cursor(): number | undefined {
    return this.#log.cursor;
  }

  has(userId: string, clientId: string): boolean {
    return this.#log.has(userId, clientId);
  }

  /** What is sent again is not shown as said until it is. */
  forgetUnlogged(clientIds: readonly string[]): void {
    if (clientIds.length === 0) return;
    this.#log.forgetUnlogged(this.#options.myId(), clientIds);
    this.#show();
  }

  /** Takes in what the server answered to somebody who had everything up to the cursor. */
  enter(page: LogPage, cursor: number | undefined): void {
    if (cursor === undefined) this.#log.begin(page);
    else this.#log.append(page);
    this.#show();
  }

  receive(message: Message): void {
    this.#log.receive(message);
    this.#show();
    this.mendHoles();
  }

  blank(userId: string): void {
    this.#log.blank(userId);
    this.#show();
  }

  /** Reads what came after the cursor. Answers whether that is all of it. */
  catchUp(ask: Ask, isWanted: () => boolean): Promise<boolean> {
    const { channel } = this.#options;
    return catchUp({ channel, log: this.#log, ask, isWanted, onRead: () => this.#show() });
  }

  /** What was missed often comes a moment later by itself. */
  mendHoles(): void {
    if (this.#isMending || this.#log.waiting.length === 0) return;
    this.#isMending = true;
    setTimeout(async () => {
      const { ask, isOpen } = this.#options;
      const isNeeded = isOpen() && this.#log.waiting.length > 0;
      if (isNeeded) await this.catchUp(ask, isOpen);
      this.#isMending = false;
      if (isNeeded) this.mendHoles();
    }, holeMs);
  }

  /** Reads one page of what came before, one at a time. */
  async readEarlier(ask: Ask): Promise<void> {
    const { messages, hasEarlier } = this.#view.value;
    const oldestId = messages[0]?.id;
    if (oldestId === undefined || !hasEarlier || this.#isReadingEarlier) return;
    this.#isReadingEarlier = true;
    const answer = await this.#options.channel.readBefore(ask, oldestId);
    this.#isReadingEarlier = false;
    if (!answer.ok) return;
    this.#log.prepend(answer, oldestId);
    this.#show();
  }

  /** Reads pages of what came before until a message is here. Answers whether it is. */
  async readBackTo(ask: Ask, id: number): Promise<boolean> {
    for (let page = 0; page < mostPagesBack; page++) {
      const { messages, hasEarlier } = this.#view.value;
      const oldestId = messages[0]?.id;
      if (oldestId === undefined || oldestId <= id || !hasEarlier) break;
      const answer = await patiently(() => this.#options.channel.readBefore(ask, oldestId));
      if (!answer.ok) break;
      this.#log.prepend(answer, oldestId);
      this.#show();
      if (this.#view.value.messages[0]?.id === oldestId) break;
    }
    return this.#view.value.messages.some((message) => message.id === id);
  }

  #show(): void {
    const { myId, onRead } = this.#options;
    this.#view.value = this.#log.view(myId());
    onRead();
  }
}
