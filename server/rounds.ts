import type { Logger } from 'pino';
import { RedisUnavailable } from './redis/redis-unavailable.ts';

interface RoundsOptions {
  /** What there is to visit, asked for at the start of each round. */
  items: () => Promise<string[]>;
  visit: (item: string) => Promise<void>;
  /** How long a round takes. */
  roundMs: number;
  log: Logger;
}

const everyMs = 1000;

/** Visits everything once a round, a part of it each second; what fails is left for the next round. */
export class Rounds {
  readonly #options: RoundsOptions;
  #rest: string[] = [];
  #eachTime = 1;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setTimeout(async () => {
      await this.#visitSome().catch((error) => this.#failed(error));
      if (this.#timer) this.start();
    }, everyMs).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #visitSome(): Promise<void> {
    const { items, visit, roundMs } = this.#options;
    if (this.#rest.length === 0) {
      this.#rest = [...(await items())];
      this.#eachTime = Math.ceil((this.#rest.length * everyMs) / Math.max(roundMs, everyMs));
    }
    for (const item of this.#rest.splice(0, this.#eachTime)) await visit(item);
  }

  #failed(error: unknown): void {
    if (!(error instanceof RedisUnavailable))
      this.#options.log.error({ err: error }, 'a round was cut short');
  }
}
