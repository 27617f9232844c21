import type { Logger } from 'pino';
import type { Nodes } from '../cluster/nodes.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Matchmaker } from './matchmaker.ts';
import type { Held, Pool } from './pool.ts';

const sweepEveryMs = 500;
const compareEveryMs = 5000;

interface PoolKeeperOptions {
  pool: Pool;
  matchmaker: Matchmaker;
  nodes: Nodes;
  log: Logger;
}

/**
 * Keeps the pool true as time passes: sweeps it, takes out what lost nodes held, and mends what differs
 * between the pool and this node, as after an outage.
 */
export class PoolKeeper {
  readonly #options: PoolKeeperOptions;
  /** What the last comparison found in the pool only; an event under way explains it once, not twice. */
  #strays = new Set<string>();
  #sweepTimer: NodeJS.Timeout | undefined;
  #compareTimer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: PoolKeeperOptions) {
    this.#options = options;
  }

  start(): void {
    const { nodes, pool } = this.#options;
    nodes.onLost((nodeId) => pool.purge(nodeId));
    nodes.onForgotten(() => this.#restore());
    this.#sweepSoon();
    this.#compareSoon();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#sweepTimer);
    clearTimeout(this.#compareTimer);
  }

  #sweepSoon(): void {
    if (this.#isClosed) return;
    this.#sweepTimer = setTimeout(async () => {
      await this.#attempt(() => this.#options.pool.sweep());
      this.#sweepSoon();
    }, sweepEveryMs * jitter());
  }

  #compareSoon(): void {
    if (this.#isClosed) return;
    this.#compareTimer = setTimeout(async () => {
      await this.#attempt(() => this.#compare());
      this.#compareSoon();
    }, compareEveryMs * jitter());
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RedisUnavailable))
        this.#options.log.error({ err: error }, 'keeping the pool failed');
    }
  }

  /** The store has lost what this node had in it: searches go on, and matches are put back. */
  async #restore(): Promise<void> {
    const { pool, matchmaker } = this.#options;
    await this.#enterMissing(await pool.held(this.#options.nodes.nodeId));
    for (const seat of matchmaker.seats.all) {
      if (seat.kind === 'talking') await pool.restore(seat.match, matchmaker.seatOf(seat.connection));
    }
  }

  async #compare(): Promise<void> {
    const { pool, nodes } = this.#options;
    const held = await pool.held(nodes.nodeId);
    await this.#enterMissing(held);
    await this.#removeStrays(held);
  }

  async #enterMissing(held: Held): Promise<void> {
    const { pool, matchmaker } = this.#options;
    const known = new Set([...held.waiting, ...held.matches].map(({ userId }) => userId));
    for (const seat of matchmaker.seats.all) {
      if (seat.kind === 'searching' && !known.has(seat.seeker.userId)) await pool.enter(seat.seeker);
    }
  }

  async #removeStrays(held: Held): Promise<void> {
    const { pool, matchmaker } = this.#options;
    const strays = new Set<string>();
    const isStrayAgain = (key: string) => {
      strays.add(key);
      return this.#strays.has(key);
    };
    for (const seat of held.waiting) {
      if (matchmaker.seats.at(seat.connectionId)?.kind === 'searching') continue;
      if (isStrayAgain(`${seat.connectionId} ${seat.userId}`)) await pool.withdraw(seat);
    }
    for (const { matchId, userId } of held.matches) {
      if (matchmaker.seats.inMatch(matchId, userId)) continue;
      if (isStrayAgain(`${matchId} ${userId}`)) await pool.leave(matchId, { userId, connectionId: '' });
    }
    this.#strays = strays;
  }
}

function jitter(): number {
  return 0.7 + 0.6 * Math.random();
}
