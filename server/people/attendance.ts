import type { Logger } from 'pino';
import type { Nodes } from '../cluster/nodes.ts';
import type { Connection } from '../connection.ts';
import { eachOf } from '../each-of.ts';
import { Holders } from '../holders.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Whereabouts } from './whereabouts.ts';

interface AttendanceOptions {
  whereabouts: Whereabouts;
  nodes: Nodes;
  /** How long a person who lost the connection still counts as there. */
  graceMs: number;
  log: Logger;
}

/** Enters who is at this node, and clears what lost nodes have left behind. */
export class Attendance {
  readonly #options: AttendanceOptions;
  /** The connections of each person here. */
  readonly #here = new Holders();
  /** Who has none any more, during the grace. */
  readonly #departures = new Map<string, NodeJS.Timeout>();
  #isClosed = false;

  constructor(options: AttendanceOptions) {
    this.#options = options;
    const { nodes, whereabouts } = options;
    nodes.onLost((nodeId) => this.#purge(nodeId));
    nodes.onForgotten(() => this.#enterAll());
    whereabouts.onInterrupted(() => this.#attempt(() => this.#enterAll()));
  }

  connected({ id, data: { user } }: Connection): void {
    clearTimeout(this.#departures.get(user.id));
    const wasHere = this.#departures.delete(user.id);
    const isFirst = this.#here.add(user.id, id);
    if (isFirst && !wasHere) this.#attempt(() => this.#enter(user.id));
  }

  disconnected({ id, data: { user } }: Connection): void {
    if (this.#isClosed || !this.#here.delete(user.id, id)) return;
    const depart = () => {
      this.#departures.delete(user.id);
      this.#attempt(() => this.#depart(user.id));
    };
    this.#departures.set(user.id, setTimeout(depart, this.#options.graceMs));
  }

  /** The node goes. Its people count as there until its lease is over, for most of them come back elsewhere. */
  close(): void {
    this.#isClosed = true;
    for (const timer of this.#departures.values()) clearTimeout(timer);
  }

  async #enter(userId: string): Promise<void> {
    const { whereabouts, nodes } = this.#options;
    await whereabouts.arrive(userId, nodes.nodeId);
    await whereabouts.announce(userId);
    // Whoever has gone meanwhile may have been taken out before being entered.
    if (!this.#isHere(userId)) await this.#depart(userId);
  }

  async #depart(userId: string): Promise<void> {
    const { whereabouts, nodes } = this.#options;
    await whereabouts.depart(userId, nodes.nodeId);
    await whereabouts.announce(userId);
  }

  async #purge(nodeId: string): Promise<void> {
    const { whereabouts } = this.#options;
    await eachOf(await whereabouts.purge(nodeId), (userId) => whereabouts.announce(userId));
  }

  async #enterAll(): Promise<void> {
    await eachOf([...this.#here.keys(), ...this.#departures.keys()], (userId) => this.#enter(userId));
  }

  #isHere(userId: string): boolean {
    return this.#here.has(userId) || this.#departures.has(userId);
  }

  #attempt(work: () => Promise<void>): void {
    work().catch((error) => {
      if (error instanceof RedisUnavailable) return;
      this.#options.log.error({ err: error }, 'who is here could not be entered');
    });
  }
}
