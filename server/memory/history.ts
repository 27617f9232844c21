import { onceMs } from '../../shared/limits.ts';
import type { Audience } from '../conversations/audience.ts';
import { type Draft, draftJson } from '../conversations/entry.ts';
import {
  type Appended,
  type History,
  type Listener,
  mostKept,
  type Page,
  type Range,
  type Sending,
} from '../conversations/history.ts';
import { historyPage, type Kept, toEntry, toMicroseconds, toTime } from '../conversations/history-page.ts';

interface Conversation {
  kept: Kept[];
  /** The newest for each reader, in their order. */
  lastIds: number[];
  /** What was sent with a clientId, oldest first. */
  sent: Map<string, Kept>;
}

interface MemoryHistoryOptions {
  audience: Audience;
  ttlMs: number;
  /** Microseconds since 1970. */
  now?: () => number;
}

/** The histories of a single node, gone with its process. */
export class MemoryHistory implements History {
  readonly #conversations = new Map<string, Conversation>();
  readonly #listeners = new Map<string, Listener>();
  readonly #audience: Audience;
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor({ audience, ttlMs, now = () => Date.now() * 1000 }: MemoryHistoryOptions) {
    this.#audience = audience;
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  async append(name: string, draft: Draft, { sender, hiddenFrom }: Sending): Promise<Appended> {
    const { from, clientId } = draft;
    const now = this.#now();
    const conversation = this.#conversation(name);
    const readers = this.#audience.readers(name);
    const reader = Math.max(0, readers.indexOf(from.id));
    const key = `${from.id} ${clientId}`;
    const first = conversation.sent.get(key);
    if (first && first.id > now - onceMs * 1000) {
      return { entry: this.#appended(first, reader), isDuplicate: true };
    }

    const { lastIds } = conversation;
    const id = Math.max(now, Math.max(...lastIds) + 1);
    const kept = { id, previousIds: lastIds, hiddenFrom, json: draftJson(draft) };
    conversation.kept.push(kept);
    if (conversation.kept.length > mostKept) conversation.kept.shift();
    conversation.lastIds = readers.map((each, place) => (each === hiddenFrom ? (lastIds[place] ?? 0) : id));
    conversation.sent.delete(key);
    conversation.sent.set(key, kept);
    for (const hearer of this.#audience.hearers(name, hiddenFrom)) this.#tell(hearer, name, kept, sender);
    return { entry: this.#appended(kept, reader), isDuplicate: false };
  }

  async read(name: string, range: Range, readerId = ''): Promise<Page> {
    const horizon = this.#now() - this.#ttlMs * 1000;
    const { kept, lastIds } = this.#conversations.get(name) ?? { kept: [], lastIds: [] };
    const reader = this.#audience.readers(name).indexOf(readerId);
    const current = kept.filter(({ id }) => id >= horizon);
    const seen = current.filter(({ hiddenFrom }) => hiddenFrom === undefined || hiddenFrom !== readerId);
    const found = {
      kept: part(seen, range).slice(0, range.limit + 1),
      oldestId: current[0]?.id,
      lastId: lastIds[reader] ?? 0,
      horizon,
      reader,
    };
    return historyPage(found, range);
  }

  async lastTimes(conversations: string[]): Promise<(Date | undefined)[]> {
    return conversations.map((name) => {
      const lastIds = this.#conversations.get(name)?.lastIds;
      return lastIds && toTime(Math.max(...lastIds));
    });
  }

  async subscribe(hearer: string, listener: Listener): Promise<void> {
    this.#listeners.set(hearer, listener);
  }

  async unsubscribe(hearer: string): Promise<void> {
    this.#listeners.delete(hearer);
  }

  onInterrupted(): void {}

  async blank(name: string, userId: string): Promise<void> {
    for (const kept of this.#conversations.get(name)?.kept ?? []) {
      if (toEntry(kept, 0, 0).draft.from.id !== userId) continue;
      kept.json = draftJson({ from: { id: userId, name: '' }, text: '', clientId: `blank-${kept.id}` });
    }
  }

  async expire(): Promise<void> {
    const now = this.#now();
    const horizon = now - this.#ttlMs * 1000;
    for (const [name, conversation] of this.#conversations) {
      const { sent, lastIds } = conversation;
      conversation.kept = conversation.kept.filter(({ id }) => id >= horizon);
      for (const [key, { id }] of sent) if (id <= now - onceMs * 1000) sent.delete(key);
      if (Math.max(...lastIds) < now - this.#ttlMs * 2000) this.#conversations.delete(name);
    }
  }

  #conversation(name: string): Conversation {
    const conversation = this.#conversations.get(name) ?? {
      kept: [],
      lastIds: this.#audience.readers(name).map(() => 0),
      sent: new Map(),
    };
    this.#conversations.set(name, conversation);
    return conversation;
  }

  #tell(hearer: string, name: string, kept: Kept, sender: string | null): void {
    const reader = this.#audience.readers(name).indexOf(this.#audience.readerOf(hearer));
    const entry = this.#appended(kept, reader);
    queueMicrotask(() => this.#listeners.get(hearer)?.(name, entry, sender));
  }

  #appended(kept: Kept, reader: number) {
    return toEntry(kept, kept.id - this.#ttlMs * 1000, reader);
  }
}

function part(kept: Kept[], { before, after }: Range): Kept[] {
  if (after !== undefined) return kept.filter(({ id }) => id > toMicroseconds(after));
  const end = before === undefined ? Number.POSITIVE_INFINITY : toMicroseconds(before);
  return kept.filter(({ id }) => id < end).reverse();
}
