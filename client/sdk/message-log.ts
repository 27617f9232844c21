import type { Message } from '../../shared/events.ts';

export interface LogPage {
  /** Oldest first. */
  messages: readonly Message[];
  hasMore: boolean;
  /** What came before the first of them may have expired or been lost. */
  gap: boolean;
}

/** A conversation as far as it is known here. */
export interface View {
  /** In the order of the conversation. */
  readonly messages: readonly Message[];
  /** The ids of messages before which others may have expired or been lost. */
  readonly gapsBefore: ReadonlySet<number>;
  /** The server has older ones. */
  readonly hasEarlier: boolean;
}

/**
 * The messages of one conversation in the order of the server, each once. One whose predecessor is not here
 * waits for it, so that what is in the log has no hole that is not told as a gap.
 */
export class MessageLog {
  #logged: Message[] = [];
  /** Who said what, of all that is logged: it is asked for with each message that comes. */
  readonly #said = new Set<string>();
  readonly #waiting = new Map<number, Message>();
  /** Delivered while Redis was away: each is replaced by what the log makes of it. */
  #unlogged: Message[] = [];
  readonly #gapsBefore = new Set<number>();
  #hasEarlier = false;
  #hasBegun = false;

  /** The last message before which none is missing: 0 in an empty log, undefined before the first page. */
  get cursor(): number | undefined {
    return this.#hasBegun ? (this.#logged.at(-1)?.id ?? 0) : undefined;
  }

  /** The messages that wait for others. */
  get waiting(): readonly number[] {
    return [...this.#waiting.keys()];
  }

  /** Starts with the newest page; what was here before is forgotten. */
  begin({ messages, hasMore }: LogPage): void {
    this.#hasBegun = true;
    this.#hasEarlier = hasMore;
    this.#gapsBefore.clear();
    this.#logged = [];
    this.#said.clear();
    for (const message of messages) this.#apply(message);
    this.#settle();
  }

  /** Takes in what was delivered, in whatever order. */
  receive(message: Message): void {
    if (!message.persisted) this.#keepUnlogged(message);
    else if (message.id > (this.cursor ?? 0)) {
      this.#waiting.set(message.id, message);
      this.#settle();
    }
  }

  /** Takes in a page that the server has read after the cursor. */
  append({ messages, gap }: LogPage): void {
    const fresh = messages.filter(({ id }) => id > (this.cursor ?? 0));
    const [first] = fresh;
    if (gap && first && this.#logged.length > 0) this.#gapsBefore.add(first.id);
    for (const message of fresh) this.#apply(message);
    this.#settle();
  }

  /** Puts the page before a message before all others, unless the log has come to start elsewhere. */
  prepend({ messages, hasMore }: LogPage, beforeId: number): void {
    if (this.#logged[0]?.id !== beforeId) return;
    this.#logged = [...messages, ...this.#logged];
    for (const { from, clientId } of messages) this.#said.add(keyOf(from.id, clientId));
    this.#hasEarlier = hasMore;
  }

  /** Nothing that these waited for will come: the server has lost it. */
  giveUpOn(waiting: readonly number[]): void {
    for (const id of waiting.toSorted((a, b) => a - b)) {
      const message = this.#waiting.get(id);
      if (!message) continue;
      this.#gapsBefore.add(id);
      this.#apply(message);
      this.#settle();
    }
  }

  /** What somebody sends again is not shown as said until it is. */
  forgetUnlogged(userId: string | undefined, clientIds: readonly string[]): void {
    this.#unlogged = this.#unlogged.filter(
      ({ from, clientId }) => from.id !== userId || !clientIds.includes(clientId),
    );
  }

  /** Somebody has taken back what they said: all of it keeps its place, without words and name. */
  blank(userId: string): void {
    const blanked = (message: Message): Message =>
      message.from.id === userId ? { ...message, from: { id: userId, name: '' }, text: '' } : message;
    this.#logged = this.#logged.map(blanked);
    this.#unlogged = this.#unlogged.map(blanked);
    for (const [id, message] of this.#waiting) this.#waiting.set(id, blanked(message));
  }

  has(userId: string, clientId: string): boolean {
    return this.#said.has(keyOf(userId, clientId));
  }

  /** What oneself has said is shown at once, though something before it may be missing still. */
  view(myId: string | undefined): View {
    const own = [...this.#waiting.values()].filter(({ from }) => from.id === myId);
    const last = [...own, ...this.#unlogged].sort((a, b) => a.id - b.id);
    return {
      messages: [...this.#logged, ...last],
      gapsBefore: new Set(this.#gapsBefore),
      hasEarlier: this.#hasEarlier,
    };
  }

  #keepUnlogged(message: Message): void {
    const isKnown =
      this.has(message.from.id, message.clientId) || this.#unlogged.some((each) => isSame(each, message));
    if (!isKnown) this.#unlogged.push(message);
  }

  #settle(): void {
    for (const message of [...this.#waiting.values()].sort((a, b) => a.id - b.id)) {
      if (message.id <= (this.cursor ?? 0)) this.#waiting.delete(message.id);
      else if (this.#follows(message)) this.#apply(message);
      else return;
    }
  }

  #follows({ previousId }: Message): boolean {
    return this.#hasBegun && (previousId === this.cursor || (previousId === null && this.cursor === 0));
  }

  #apply(message: Message): void {
    this.#waiting.delete(message.id);
    this.#unlogged = this.#unlogged.filter((each) => !isSame(each, message));
    this.#logged.push(message);
    this.#said.add(keyOf(message.from.id, message.clientId));
  }
}

const isSame = (a: Message, b: Message) => a.clientId === b.clientId && a.from.id === b.from.id;
const keyOf = (userId: string, clientId: string) => `${userId} ${clientId}`;
