import type { RedisLink } from './redis/link.ts';

/** Whether this node takes traffic, and whether it reaches what it needs. */
export class NodeHealth {
  readonly #link: RedisLink | undefined;
  #phase: 'starting' | 'ready' | 'draining';

  constructor(link: RedisLink | undefined) {
    this.#link = link;
    this.#phase = link === undefined || link.isUp ? 'ready' : 'starting';
    if (this.#phase === 'starting') link?.once('up', () => this.#start());
  }

  get phase(): 'starting' | 'ready' | 'draining' {
    return this.#phase;
  }

  get redis(): 'up' | 'down' | 'none' {
    if (this.#link === undefined) return 'none';
    return this.#link.isUp ? 'up' : 'down';
  }

  /** From now on new connections are for other nodes. */
  drain(): void {
    this.#phase = 'draining';
  }

  #start(): void {
    if (this.#phase === 'starting') this.#phase = 'ready';
  }
}
