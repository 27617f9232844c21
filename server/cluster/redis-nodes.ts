import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import type { Nodes } from './nodes.ts';

const heartbeat = readScript(new URL('./heartbeat.lua', import.meta.url));
const keys = [names.nodes, names.nodesState, names.nodesConnections];

/** What the script answers. */
type Beat = [epoch: string, held: number, online: number, lost: string[], living: string[]];

interface RedisNodesOptions {
  link: RedisLink;
  nodeId: string;
  /** How long a node that went silent counts as living. */
  leaseMs: number;
  connections: () => number;
  log: Logger;
}

/** Leases in Redis, in Redis's own time, renewed four times a lease. */
export class RedisNodes implements Nodes {
  readonly #options: RedisNodesOptions;
  readonly #lost: ((nodeId: string) => Promise<void>)[] = [];
  readonly #forgotten: (() => Promise<void>)[] = [];
  readonly #underWay = new Set<string>();
  #epoch: string | undefined;
  /** Until all has been asserted again. */
  #isForgotten = false;
  #timer: NodeJS.Timeout | undefined;
  #online = 0;
  #living: string[] = [];
  #isClosed = false;

  constructor(options: RedisNodesOptions) {
    this.#options = options;
  }

  get nodeId(): string {
    return this.#options.nodeId;
  }

  get online(): number {
    return this.#online;
  }

  get living(): readonly string[] {
    return this.#living.length > 0 ? this.#living : [this.nodeId];
  }

  onLost(listener: (nodeId: string) => Promise<void>): void {
    this.#lost.push(listener);
  }

  onForgotten(listener: () => Promise<void>): void {
    this.#forgotten.push(listener);
  }

  async start(): Promise<void> {
    this.#options.link.on('up', () => this.#beatSoon(0));
    await this.#beat();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#options.link.isUp) await this.#forget(this.nodeId).catch(() => {});
  }

  async #beat(): Promise<void> {
    try {
      await this.#renew();
    } catch (error) {
      this.#failed(error);
    }
    this.#beatSoon((this.#options.leaseMs / 4) * (0.85 + 0.3 * Math.random()));
  }

  #beatSoon(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#beat(), delayMs);
  }

  async #renew(): Promise<void> {
    const { link, nodeId, leaseMs, connections } = this.#options;
    const args = [nodeId, String(leaseMs), String(connections()), randomUUID()];
    const [epoch, held, online, lost, living] = await link.run<Beat>(heartbeat, keys, args);
    if (this.#epoch !== undefined && (held === 0 || epoch !== this.#epoch)) this.#isForgotten = true;
    this.#epoch = epoch;
    this.#online = online;
    this.#living = living;
    if (this.#isForgotten) this.#once('forgotten', () => this.#assertAgain());
    for (const each of lost) this.#once(each, () => this.#mourn(each));
  }

  /** Works beside the beat, which must not wait. What fails is tried again at a later beat. */
  #once(task: string, work: () => Promise<void>): void {
    if (this.#underWay.has(task)) return;
    this.#underWay.add(task);
    work()
      .catch((error) => this.#failed(error))
      .finally(() => this.#underWay.delete(task));
  }

  async #assertAgain(): Promise<void> {
    this.#options.log.warn('this node was forgotten: it asserts again what it holds');
    this.#isForgotten = false;
    try {
      await Promise.all(this.#forgotten.map((listener) => listener()));
    } catch (error) {
      this.#isForgotten = true;
      throw error;
    }
  }

  /** The lost node stays listed until its entries are gone. */
  async #mourn(nodeId: string): Promise<void> {
    this.#options.log.warn({ lost: nodeId }, 'a node was lost');
    await Promise.all(this.#lost.map((listener) => listener(nodeId)));
    await this.#forget(nodeId);
  }

  #failed(error: unknown): void {
    if (!(error instanceof RedisUnavailable)) this.#options.log.error({ err: error }, 'a heartbeat failed');
  }

  async #forget(nodeId: string): Promise<void> {
    await this.#options.link.call((client) =>
      Promise.all([client.zRem(names.nodes, nodeId), client.hDel(names.nodesConnections, nodeId)]),
    );
  }
}
