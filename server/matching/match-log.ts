import type { Message } from '../../shared/events.ts';

/** How long a client id is known: as long as the protocol promises. */
const keptMs = 10 * 60_000;

/** What the two of a match wrote, as far as one side's node knows: only so that nothing is told twice, or lost with a connection. */
export class MatchLog {
  readonly #messages = new Map<string, Message>();
  #lastId = 0;

  get all(): Message[] {
    return [...this.#messages.values()];
  }

  /** The id of the newest message of either side. */
  get lastId(): number {
    return this.#lastId;
  }

  find(userId: string, clientId: string): Message | undefined {
    return this.#messages.get(keyOf(userId, clientId));
  }

  add(message: Message): void {
    const key = keyOf(message.from.id, message.clientId);
    if (this.#messages.has(key)) return;
    this.#messages.set(key, message);
    this.#lastId = Math.max(this.#lastId, message.id);
    this.#forgetOld();
  }

  remove({ from, clientId }: Message): void {
    this.#messages.delete(keyOf(from.id, clientId));
  }

  /** What a person wrote after a message, oldest first. */
  after(id: number, userId: string): Message[] {
    return this.all
      .filter((message) => message.from.id === userId && message.id > id)
      .sort((a, b) => a.id - b.id);
  }

  #forgetOld(): void {
    const oldest = (Date.now() - keptMs) * 1000;
    for (const [key, { id }] of this.#messages) {
      if (id >= oldest) return;
      this.#messages.delete(key);
    }
  }
}

function keyOf(userId: string, clientId: string): string {
  return `${userId} ${clientId}`;
}
