import type { Logger } from 'pino';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Entry, Page, Range } from './history.ts';

const pageSize = 100;
const retryMs = 1000;
const atOnce = 100;

interface InOrderOptions {
  read: (log: string, range: Range) => Promise<Page>;
  /** `sender` is null where it is not known: everybody is told then. */
  deliver: (log: string, entry: Entry, sender: string | null) => void;
  log: Logger;
}

interface Progress {
  /** What has been delivered; undefined until the first entry or `reached`. */
  lastId: number | undefined;
  /** The newest entry that is known of. */
  heardId: number;
  isCatchingUp: boolean;
}

/** Delivers the entries of logs as they are heard: each once, in the log's order, and with what was missed on the way. */
export class InOrder {
  readonly #options: InOrderOptions;
  readonly #logs = new Map<string, Progress>();

  constructor(options: InOrderOptions) {
    this.#options = options;
  }

  follows(name: string): boolean {
    return this.#logs.has(name);
  }

  follow(name: string): void {
    if (!this.follows(name)) this.#logs.set(name, { lastId: undefined, heardId: 0, isCatchingUp: false });
  }

  forget(name: string): void {
    this.#logs.delete(name);
  }

  /** Whoever follows the log has read it up to this entry. */
  reached(name: string, lastId: number): void {
    const progress = this.#logs.get(name);
    if (progress && progress.lastId === undefined) progress.lastId = lastId;
  }

  heard(name: string, entry: Entry, sender: string | null): void {
    const progress = this.#logs.get(name);
    if (!progress) return;
    progress.heardId = Math.max(progress.heardId, entry.id);
    const { lastId } = progress;
    if (lastId === undefined || entry.previousId === null || entry.previousId <= lastId) {
      this.#deliver(name, progress, entry, sender);
    } else this.#catchUpSoon(name, 0);
  }

  /** Some at a time, since Redis takes only so many commands at once. */
  async catchUpAll(): Promise<void> {
    const all = [...this.#logs.keys()];
    while (all.length > 0) {
      await Promise.all(all.splice(0, atOnce).map((name) => this.#catchUp(name)));
    }
  }

  #deliver(name: string, progress: Progress, entry: Entry, sender: string | null): void {
    if (progress.lastId !== undefined && entry.id <= progress.lastId) return;
    progress.lastId = entry.id;
    this.#options.deliver(name, entry, sender);
  }

  #catchUpSoon(name: string, delayMs: number): void {
    setTimeout(() => this.#catchUp(name), delayMs).unref();
  }

  async #catchUp(name: string): Promise<void> {
    const progress = this.#logs.get(name);
    if (!progress || progress.isCatchingUp) return;
    progress.isCatchingUp = true;
    try {
      while (await this.#readOn(name, progress)) {}
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) this.#options.log.error({ err: error }, 'a feed is behind');
      this.#catchUpSoon(name, retryMs);
    } finally {
      progress.isCatchingUp = false;
    }
  }

  /** Delivers a page of what was missed; resolves with whether there is more. */
  async #readOn(name: string, progress: Progress): Promise<boolean> {
    const { lastId, heardId } = progress;
    if (lastId === undefined) return false;
    const page = await this.#options.read(name, { after: lastId, limit: pageSize });
    for (const entry of page.entries) this.#deliver(name, progress, entry, null);
    // The history has lost its end: what follows may have ids that came before.
    if (page.lastId < lastId) {
      progress.lastId = page.lastId;
      progress.heardId = page.lastId;
      return true;
    }
    // Heard of before the read, and not in the history: it is lost.
    if (page.entries.length === 0) progress.lastId = Math.max(progress.lastId ?? 0, heardId);
    return page.hasMore || progress.heardId > (progress.lastId ?? 0);
  }
}
