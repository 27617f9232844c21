interface ProbeOptions {
  everyMs: number;
  withinMs: number;
  /** Says something where it must be heard; rejects when it could not be said. */
  say: (word: string) => Promise<unknown>;
  /** Called when something that was said has not been heard in time. */
  deaf: () => void;
}

/** Says something again and again, and waits to hear it: a subscriber may answer pings and hear nothing. */
export class Probe {
  readonly #options: ProbeOptions;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;
  #saidAtMs: number | undefined;

  constructor(options: ProbeOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => this.#check(), this.#options.everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  readonly heard = (word: string): void => {
    if (word === String(this.#count)) this.#saidAtMs = undefined;
  };

  /** Waits for nothing any more: what was said may have been lost with a connection. */
  forget(): void {
    this.#saidAtMs = undefined;
  }

  #check(): void {
    // After a busy stretch the answer may be here and unread: timers run before it is read, immediates after.
    setImmediate(() => {
      if (this.#saidAtMs === undefined) return this.#say();
      if (performance.now() - this.#saidAtMs < this.#options.withinMs) return;
      this.forget();
      this.#options.deaf();
    });
  }

  #say(): void {
    const word = String(++this.#count);
    this.#saidAtMs = performance.now();
    this.#options.say(word).catch(() => {
      if (word === String(this.#count)) this.forget();
    });
  }
}
