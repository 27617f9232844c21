import type { RedisClient } from './client.ts';

interface WatchdogOptions {
  everyMs: number;
  withinMs: number;
  /** Called whenever `isAlive` may have changed. */
  changed: () => void;
}

const STEPS = 5;

/**
 * Asks a client for a sign of life, and gives it a new connection when none comes in time: a frozen Redis
 * keeps its connections open and answers nothing, which no socket timeout notices under traffic.
 */
export class Watchdog {
  readonly #client: RedisClient;
  readonly #options: WatchdogOptions;
  #timer: NodeJS.Timeout | undefined;
  #isAlive = false;
  #isStopped = true;

  constructor(client: RedisClient, options: WatchdogOptions) {
    this.#client = client;
    this.#options = options;
    client.on('error', () => this.#set(false));
    client.on('ready', () => this.#ping());
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  start(): void {
    this.#isStopped = false;
    this.#connect();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    if (this.#client.isOpen) this.#client.destroy();
  }

  /** Gives the client a new connection, where it has one. */
  replace(): void {
    this.#set(false);
    if (!this.#client.isReady) return;
    this.#client.destroy();
    this.#connect();
  }

  /** The client itself tries until it is connected; this rejects only when it is destroyed meanwhile. */
  #connect(): void {
    this.#client.connect().catch(() => {});
  }

  #ping(): void {
    // In short steps, so that a stretch in which this process was too busy to send or to read counts as one step.
    let stepsLeft = STEPS;
    const step = () => {
      if (stepsLeft === 0) return this.replace();
      stepsLeft -= 1;
      this.#after(this.#options.withinMs / STEPS, step);
    };
    step();
    this.#client.ping().then(
      () => {
        this.#set(true);
        this.#after(this.#options.everyMs, () => this.#ping());
      },
      () => {
        this.#set(false);
        if (this.#client.isReady) this.#after(this.#options.everyMs, () => this.#ping());
      },
    );
  }

  #after(delayMs: number, action: () => void): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(action, delayMs);
  }

  #set(isAlive: boolean): void {
    if (this.#isAlive === isAlive) return;
    this.#isAlive = isAlive;
    this.#options.changed();
  }
}
