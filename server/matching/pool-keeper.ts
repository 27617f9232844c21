import type { Logger } from 'pino';
import type { Nodes } from '../cluster/nodes.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { MatchEvents } from './match-events.ts';
import type { Held, Pool } from './pool.ts';
import type { Seats } from './seats.ts';

const sweepEveryMs = 500;
const compareEveryMs = 5000;
const compareInDoubtMs = 700;
const forgetAwayAfterMs = 10 * 60_000;

interface PoolKeeperOptions {
  pool: Pool;
  seats: Seats;
  events: MatchEvents;
  nodes: Nodes;
  log: Logger;
}

/**
 * Keeps the pool true as time passes: sweeps it, takes out what lost nodes held, and mends what differs
 * between the pool and this node, as after an outage.
 */
export class PoolKeeper {
  readonly #options: PoolKeeperOptions;
  /** Where the last comparison found pool and node to differ; an event under way explains it once, not twice. */
  #differed = new Set<string>();
  /** Comparisons that are due soon. */
  #inDoubt = 0;
  /** The store has lost the matches, and they are not all back. */
  #isRestoring = false;
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

  /** What the pool told may have gone unheard: it is compared soon, and once more, since one difference proves nothing. */
  doubt(): void {
    this.#inDoubt = 2;
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
    clearTimeout(this.#compareTimer);
    if (this.#isClosed) return;
    const delayMs = this.#inDoubt > 0 ? compareInDoubtMs : compareEveryMs;
    this.#compareTimer = setTimeout(async () => {
      await this.#attempt(() => this.#compare());
      this.#compareSoon();
    }, delayMs * jitter());
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
    const { pool, seats } = this.#options;
    this.#isRestoring = true;
    await this.#enterMissing(await pool.held(this.#options.nodes.nodeId));
    for (const seat of seats.all) {
      if (seat.kind === 'talking') await pool.restore(seat.match, seats.of(seat.connection));
    }
    this.#isRestoring = false;
  }

  async #compare(): Promise<void> {
    const { pool, nodes, seats } = this.#options;
    seats.forgetAway(forgetAwayAfterMs);
    const held = await pool.held(nodes.nodeId);
    const differed = this.#differed;
    this.#differed = new Set();
    const isStill = (difference: string) => {
      this.#differed.add(difference);
      return differed.has(difference);
    };
    this.#inDoubt = Math.max(0, this.#inDoubt - 1);
    if (!this.#isRestoring) this.#endMissing(held, isStill);
    await this.#enterMissing(held);
    await this.#removeStraySearches(held, isStill);
    await this.#removeStrayMatches(held, isStill);
  }

  /** Matches that the pool has ended, though nobody here heard of it. */
  #endMissing(held: Held, isStill: (difference: string) => boolean): void {
    const { seats, events } = this.#options;
    const known = new Set(held.matches.map(({ matchId, userId }) => `${matchId} ${userId}`));
    for (const seat of [...seats.all]) {
      if (seat.kind !== 'talking') continue;
      const key = `${seat.match.matchId} ${seat.seeker.userId}`;
      if (!known.has(key) && isStill(`missing ${key}`)) events.end(seat);
    }
  }

  async #enterMissing(held: Held): Promise<void> {
    const { pool, seats } = this.#options;
    const known = new Set([...held.waiting, ...held.matches].map(({ userId }) => userId));
    for (const seat of seats.all) {
      if (seat.kind === 'searching' && !known.has(seat.seeker.userId)) await pool.enter(seat.seeker);
    }
  }

  async #removeStraySearches(held: Held, isStill: (difference: string) => boolean): Promise<void> {
    const { pool, seats } = this.#options;
    for (const seat of held.waiting) {
      if (seats.at(seat.connectionId)?.kind === 'searching') continue;
      if (isStill(`stray ${seat.connectionId} ${seat.userId}`)) await pool.withdraw(seat);
    }
  }

  async #removeStrayMatches(held: Held, isStill: (difference: string) => boolean): Promise<void> {
    const { pool, seats, events } = this.#options;
    for (const { matchId, userId } of held.matches) {
      const talking = seats.inMatch(matchId, userId);
      const isThere = talking !== undefined && talking.awaySinceMs === undefined;
      if (isThere || !isStill(`stray ${matchId} ${userId}`)) continue;
      const searching = seats.searching(userId);
      if (searching) await events.takeUp(searching, matchId);
      else if (talking) await pool.suspend(matchId, { userId, connectionId: talking.connection.id });
      else await pool.leave(matchId, { userId, connectionId: '' });
    }
  }
}

function jitter(): number {
  return 0.7 + 0.6 * Math.random();
}
