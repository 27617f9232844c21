import { RedisUnavailable } from './redis-unavailable.ts';

interface Pending {
  expiresAt: number;
  reject: (error: Error) => void;
}

/**
 * Bounds promises that may never settle: a command that Redis has received and does not answer waits for ever
 * otherwise. One sweep serves all, since a timer a command halves the throughput. Only time in which this process
 * was not too busy to sweep counts: the answers may be here and unread.
 */
export class Deadline {
  readonly #afterMs: number;
  readonly #everyMs: number;
  readonly #pending = new Set<Pending>();
  readonly #sweep: NodeJS.Timeout;
  #sweptAt = performance.now();
  #awakeMs = 0;

  constructor(afterMs: number) {
    this.#afterMs = afterMs;
    this.#everyMs = Math.max(10, afterMs / 8);
    this.#sweep = setInterval(() => setImmediate(() => this.#count()), this.#everyMs).unref();
  }

  /** Settles as `promise` does, or rejects with `RedisUnavailable` up to a quarter after the deadline. */
  bound<T>(promise: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const pending = { expiresAt: this.#awakeMs + this.#afterMs, reject };
      this.#pending.add(pending);
      promise.then(resolve, reject).finally(() => this.#pending.delete(pending));
    });
  }

  close(): void {
    clearInterval(this.#sweep);
    this.#expire(Number.POSITIVE_INFINITY);
  }

  #count(): void {
    const now = performance.now();
    this.#awakeMs += Math.min(now - this.#sweptAt, 2 * this.#everyMs);
    this.#sweptAt = now;
    this.#expire(this.#awakeMs);
  }

  /** All deadlines are equally long, so the set is in the order of expiry. */
  #expire(now: number): void {
    for (const pending of this.#pending) {
      if (pending.expiresAt > now) return;
      this.#pending.delete(pending);
      pending.reject(new RedisUnavailable('Redis did not answer in time.'));
    }
  }
}
