import type { Logger } from 'pino';
import { eachOf } from '../each-of.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { Timeouts } from '../timeouts.ts';
import type { Entry } from './entry.ts';
import type { Page, Range } from './history.ts';

const pageSize = 100;
const retryMs = 1000;
const checkEveryMs = 2000;
/** A log in which nothing was heard for this long is checked once in so many times only. */
const idleAfterMs = 60_000;
const idleTimes = 30;
/** An entry that the check has found may be on its way. */
const onItsWayMs = 300;

interface InOrderOptions {
  read: (log: string, range: Range) => Promise<Page>;
  /** `sender` is null where it is not known: everybody is told then. */
  deliver: (log: string, entry: Entry, sender: string | null) => void;
  /** Unless they are not, logs in which nothing is said are compared with the history as well, now and then. */
  checksIdle?: boolean;
  log: Logger;
}

interface Progress {
  /** What has been delivered; undefined until the first entry or `reached`. */
  lastId: number | undefined;
  /** The newest entry that is known of. */
  heardId: number;
  heardAtMs: number;
  isCatchingUp: boolean;
}

/** Delivers the entries of logs as they are heard: each once, in the log's order, and with what was missed on the way. */
export class InOrder {
  readonly #options: InOrderOptions;
  readonly #logs = new Map<string, Progress>();

  readonly #checking: NodeJS.Timeout;
  readonly #timeouts = new Timeouts();
  #checks = 0;

  constructor(options: InOrderOptions) {
    this.#options = options;
    // An entry that is lost on the way is noticed by the next one; this is for the last.
    this.#checking = setInterval(() => this.#checkSome(), checkEveryMs);
  }

  follows(name: string): boolean {
    return this.#logs.has(name);
  }

  follow(name: string): void {
    if (this.follows(name)) return;
    const heardAtMs = performance.now();
    this.#logs.set(name, { lastId: undefined, heardId: 0, heardAtMs, isCatchingUp: false });
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
    progress.heardAtMs = performance.now();
    const { lastId } = progress;
    if (lastId === undefined || entry.previousId === null || entry.previousId <= lastId) {
      this.#deliver(name, progress, entry, sender);
    } else this.#catchUpSoon(name, 0);
  }

  catchUpAll(): Promise<void> {
    return eachOf(this.#logs.keys(), (name) => this.#catchUp(name));
  }

  /** Fetches what has not been heard in a moment, if there is anything. */
  async check(name: string): Promise<void> {
    const progress = this.#logs.get(name);
    if (progress) await this.#check(name, progress);
  }

  close(): void {
    clearInterval(this.#checking);
    this.#timeouts.close();
  }

  #checkSome(): void {
    this.#checks += 1;
    const busySince = performance.now() - idleAfterMs;
    let place = this.#checks;
    for (const [name, progress] of this.#logs) {
      place += 1;
      const isDue = this.#options.checksIdle !== false && place % idleTimes === 0;
      if (progress.heardAtMs > busySince || isDue) void this.#check(name, progress);
    }
  }

  /** Asks for the newest entry; what has not been heard in a moment is fetched. */
  async #check(name: string, progress: Progress): Promise<void> {
    const { lastId } = progress;
    if (lastId === undefined || progress.isCatchingUp) return;
    const page = await this.#options.read(name, { after: lastId, limit: 1 }).catch(() => undefined);
    if (page === undefined || page.lastId === lastId) return;
    this.#timeouts.set(onItsWayMs, () => {
      const isHeard = (progress.lastId ?? 0) >= page.lastId && page.lastId > lastId;
      if (this.#logs.get(name) === progress && !isHeard) void this.#catchUp(name);
    });
  }

  #deliver(name: string, progress: Progress, entry: Entry, sender: string | null): void {
    if (progress.lastId !== undefined && entry.id <= progress.lastId) return;
    progress.lastId = entry.id;
    this.#options.deliver(name, entry, sender);
  }

  #catchUpSoon(name: string, delayMs: number): void {
    this.#timeouts.set(delayMs, () => this.#catchUp(name));
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
