import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import { type Draft, draftJson, Entry } from './entry.ts';

const keepMs = 10 * 60_000;

interface Parcel {
  draft: Draft;
  /** As it was delivered meanwhile. */
  entry: Entry;
  keptAt: number;
}

/** What to do with what is said while Redis is away: take it to those who are on this node, or refuse it. */
export type DegradedMode = 'local' | 'strict';

/** How many messages of one conversation are kept. */
const mostKept = { local: 200, strict: 0 };

interface OutboxOptions {
  mode: DegradedMode;
  /** Sends what was kept; rejects with `RedisUnavailable` while nothing can be sent. */
  send: (conversation: string, draft: Draft) => Promise<void>;
  /** Told of what could not be sent for a reason of its own, and is given up. */
  refused: (conversation: string, draft: Draft, error: unknown) => void;
  retryMs?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Keeps what was said in conversations while Redis is away, for ten minutes and up to 200 messages in each, and
 * sends it in order once that is possible. In strict mode it takes nothing.
 */
export class Outbox {
  readonly #parcels = new Map<string, Parcel[]>();
  readonly #mostKept: number;
  readonly #send: OutboxOptions['send'];
  readonly #refused: OutboxOptions['refused'];
  readonly #retryMs: number;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor({ mode, send, refused, retryMs = 250, now = Date.now }: OutboxOptions) {
    this.#mostKept = mostKept[mode];
    this.#send = send;
    this.#refused = refused;
    this.#retryMs = retryMs;
    this.#now = now;
  }

  /** Whether something said in the conversation has still to be sent. */
  isWaiting(conversation: string): boolean {
    return this.#parcels.has(conversation);
  }

  /** Answers with the entry as it stands until it is in the history. Throws `unavailable` when it is full. */
  keep(conversation: string, draft: Draft): { entry: Entry; isDuplicate: boolean } {
    const parcels = this.#parcels.get(conversation) ?? [];
    const earlier = parcels.find((parcel) => isSame(parcel.draft, draft));
    if (earlier) return { entry: earlier.entry, isDuplicate: true };
    if (parcels.length >= this.#mostKept) {
      throw new RequestError(
        'unavailable',
        'It cannot be sent until the connection to the others is back.',
        5000,
      );
    }
    const entry = this.#entry(draft);
    parcels.push({ draft, entry, keptAt: this.#now() });
    this.#parcels.set(conversation, parcels);
    this.#sendSoon();
    return { entry, isDuplicate: false };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#parcels.clear();
  }

  #entry(draft: Draft): Entry {
    this.#lastId = Math.max(this.#now() * 1000, this.#lastId + 1);
    return new Entry(this.#lastId, null, draftJson(draft));
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(async () => {
      await this.#sendAll();
      this.#timer = undefined;
      if (this.#parcels.size > 0) this.#sendSoon();
    }, this.#retryMs);
  }

  async #sendAll(): Promise<void> {
    for (const [conversation, parcels] of this.#parcels) {
      if (!(await this.#sendOne(conversation, parcels))) return;
    }
  }

  async #sendOne(conversation: string, parcels: Parcel[]): Promise<boolean> {
    for (let parcel = parcels[0]; parcel; parcel = parcels[0]) {
      const isTooOld = parcel.keptAt < this.#now() - keepMs;
      if (!isTooOld && !(await this.#isSettled(conversation, parcel.draft))) return false;
      parcels.shift();
    }
    this.#parcels.delete(conversation);
    return true;
  }

  /** False while nothing can be sent. */
  async #isSettled(conversation: string, draft: Draft): Promise<boolean> {
    try {
      await this.#send(conversation, draft);
    } catch (error) {
      if (error instanceof RedisUnavailable) return false;
      this.#refused(conversation, draft, error);
    }
    return true;
  }
}

function isSame(a: Draft, b: Draft): boolean {
  return a.from.id === b.from.id && a.clientId === b.clientId;
}
