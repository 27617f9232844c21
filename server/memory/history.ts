import {
  type Appended,
  type Draft,
  type History,
  type Listener,
  mostKept,
  onceMs,
  type Page,
  type Range,
} from '../rooms/history.ts';
import { historyPage, type Kept, toEntry, toMicroseconds, toTime } from '../rooms/history-page.ts';

const sweepEveryMs = 60_000;

interface Conversation {
  kept: Kept[];
  lastId: number;
  /** What was sent with a clientId, oldest first. */
  sent: Map<string, Kept>;
}

interface MemoryHistoryOptions {
  ttlMs: number;
  /** Microseconds since 1970. */
  now?: () => number;
}

/** The histories of a single node, gone with its process. */
export class MemoryHistory implements History {
  readonly #conversations = new Map<string, Conversation>();
  readonly #listeners = new Map<string, Listener>();
  readonly #ttlMs: number;
  readonly #now: () => number;
  #sweptAt = 0;

  constructor({ ttlMs, now = () => Date.now() * 1000 }: MemoryHistoryOptions) {
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  async append(name: string, draft: Draft, sender: string | null): Promise<Appended> {
    const { from, text, clientId } = draft;
    const now = this.#now();
    if (now > this.#sweptAt + sweepEveryMs * 1000) this.#sweep(now);
    const conversation = this.#conversation(name);
    const key = `${from.id} ${clientId}`;
    const first = conversation.sent.get(key);
    if (first && first.id > now - onceMs * 1000) return { entry: this.#entry(first), isDuplicate: true };

    const { lastId } = conversation;
    const kept = { id: Math.max(now, lastId + 1), previousId: lastId, from: { ...from }, text, clientId };
    conversation.kept.push(kept);
    if (conversation.kept.length > mostKept) conversation.kept.shift();
    conversation.lastId = kept.id;
    conversation.sent.delete(key);
    conversation.sent.set(key, kept);
    const entry = this.#entry(kept);
    queueMicrotask(() => this.#listeners.get(name)?.(entry, sender));
    return { entry, isDuplicate: false };
  }

  async read(name: string, range: Range): Promise<Page> {
    const horizon = this.#now() - this.#ttlMs * 1000;
    const { kept, lastId } = this.#conversations.get(name) ?? { kept: [], lastId: 0 };
    const current = kept.filter(({ id }) => id >= horizon);
    const found = {
      kept: part(current, range).slice(0, range.limit + 1),
      oldestId: current[0]?.id,
      lastId,
      horizon,
    };
    return historyPage(found, range);
  }

  async lastTimes(names: string[]): Promise<(Date | undefined)[]> {
    return names.map((name) => {
      const last = this.#conversations.get(name)?.lastId;
      return last === undefined ? undefined : toTime(last);
    });
  }

  async subscribe(name: string, listener: Listener): Promise<void> {
    this.#listeners.set(name, listener);
  }

  async unsubscribe(name: string): Promise<void> {
    this.#listeners.delete(name);
  }

  onInterrupted(): void {}

  #conversation(name: string): Conversation {
    const conversation = this.#conversations.get(name) ?? { kept: [], lastId: 0, sent: new Map() };
    this.#conversations.set(name, conversation);
    return conversation;
  }

  #entry(kept: Kept) {
    return toEntry(kept, kept.id - this.#ttlMs * 1000);
  }

  #sweep(now: number): void {
    this.#sweptAt = now;
    for (const [name, conversation] of this.#conversations) {
      const { sent } = conversation;
      conversation.kept = conversation.kept.filter(({ id }) => id >= now - this.#ttlMs * 1000);
      for (const [key, { id }] of sent) if (id <= now - onceMs * 1000) sent.delete(key);
      if (conversation.lastId < now - this.#ttlMs * 2000) this.#conversations.delete(name);
    }
  }
}

function part(kept: Kept[], { before, after }: Range): Kept[] {
  if (after !== undefined) return kept.filter(({ id }) => id > toMicroseconds(after));
  const end = before === undefined ? Number.POSITIVE_INFINITY : toMicroseconds(before);
  return kept.filter(({ id }) => id < end).reverse();
}
