import { setTimeout as sleep } from 'node:timers/promises';

const longestWaitMs = 3000;

/**
 * Spreads the handshakes of a node: a second's worth at once, and after that each waits its turn, so that a
 * crowd gets in one after the other instead of being sent away.
 */
export class HandshakePace {
  readonly #perSecond: number;
  readonly #now: () => number;
  /** When the next turn would be, had nobody ever come early. */
  #nextAt = Number.NEGATIVE_INFINITY;

  /** With 0 a second there is no limit. */
  constructor(perSecond: number, now: () => number = performance.now.bind(performance)) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** Resolves with 0 once it is this handshake's turn, or at once with the ms after which to try again. */
  async turn(): Promise<number> {
    const waitMs = this.#reserve();
    if (waitMs > longestWaitMs) return Math.ceil(waitMs);
    if (waitMs > 0) await sleep(waitMs);
    return 0;
  }

  #reserve(): number {
    if (this.#perSecond === 0) return 0;
    const now = this.#now();
    const turnAt = Math.max(this.#nextAt, now - 1000);
    const waitMs = turnAt - now;
    if (waitMs <= longestWaitMs) this.#nextAt = turnAt + 1000 / this.#perSecond;
    return Math.max(0, waitMs);
  }
}
