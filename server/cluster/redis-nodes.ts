import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import { Leases } from './leases.ts';
import type { Nodes } from './nodes.ts';

const heartbeat = readScript(new URL('./heartbeat.lua', import.meta.url));
const keys = [names.nodes, names.nodesState, names.nodesConnections];
/** The second time is for what a node that mourned this one was still taking out at the first. */
const assertTimes = 2;

/** What the script answers. */
type Beat = [epoch: string, held: number, online: number, now: string, ...leases: (string | number)[]];

interface RedisNodesOptions {
  link: RedisLink;
  nodeId: string;
  /** How long a node that went silent counts as living. */
  leaseMs: number;
  /** How long what this node held stays when it has ended in good order. */
  handoverMs: number;
  connections: () => number;
  log: Logger;
}

/** Leases in Redis, in Redis's own time, renewed four times a lease and looked at when one ends. */
export class RedisNodes implements Nodes {
  readonly #options: RedisNodesOptions;
  readonly #lost: ((nodeId: string) => Promise<void>)[] = [];
  readonly #forgotten: (() => Promise<void>)[] = [];
  readonly #underWay = new Set<string>();
  /** The last beat that Redis answered: when it was sent, and Redis's time then. */
  #beaten: { atMs: number; redisMs: number; epoch: string } | undefined;
  /** Since when the next one has been tried. */
  #tryingSinceMs: number | undefined;
  #renewing: Promise<void> | undefined;
  /** How often all has still to be asserted again. */
  #assertionsDue = 0;
  #timer: NodeJS.Timeout | undefined;
  #online = 0;
  #leases = new Leases([]);
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
    return this.#leases.living.length > 0 ? this.#leases.living : [this.nodeId];
  }

  get lost(): readonly string[] {
    return this.#leases.lost;
  }

  onLost(listener: (nodeId: string) => Promise<void>): void {
    this.#lost.push(listener);
  }

  onForgotten(listener: () => Promise<void>): void {
    this.#forgotten.push(listener);
  }

  async start(): Promise<void> {
    this.#options.link.on('down', () => {
      this.#tryingSinceMs ??= performance.now();
    });
    this.#options.link.on('up', () => this.#beatSoon(0));
    await this.#beat();
  }

  async holdLease(): Promise<void> {
    const ageMs = performance.now() - (this.#beaten?.atMs ?? Number.NEGATIVE_INFINITY);
    if (ageMs > this.#options.leaseMs * (7 / 8)) await this.#renew();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    if (this.#options.link.isUp) await this.#handOver().catch(() => {});
  }

  /** A last beat, for longer than usual. Of nobody's connections, which tells it from a node that was killed. */
  async #handOver(): Promise<void> {
    const { link, nodeId, handoverMs } = this.#options;
    await link.run<Beat>(heartbeat, keys, [nodeId, String(handoverMs), '0', randomUUID(), '']);
    await link.call((client) => client.hDel(names.nodesConnections, nodeId));
  }

  async #beat(): Promise<void> {
    await this.#renew().catch((error) => this.#failed(error));
    const usualMs = (this.#options.leaseMs / 4) * (0.85 + 0.3 * Math.random());
    this.#beatSoon(Math.min(usualMs, this.#leases.nextEndMs + 1 + 50 * Math.random()));
  }

  #beatSoon(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#beat(), delayMs);
  }

  /** All who ask meanwhile get the same answer. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#askRedis().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #askRedis(): Promise<void> {
    const { link, nodeId, leaseMs, connections } = this.#options;
    const atMs = performance.now();
    this.#tryingSinceMs ??= atMs;
    const args = [nodeId, String(leaseMs), String(connections()), randomUUID(), this.#tryingSince()];
    const [epoch, held, online, now, ...leases] = await link.run<Beat>(heartbeat, keys, args);
    const before = this.#beaten;
    this.#beaten = { atMs, redisMs: Number(now), epoch };
    this.#tryingSinceMs = undefined;
    this.#online = online;
    this.#leases = new Leases(leases);
    // The first beat judges nobody: how long Redis stood still before it is known to the others only.
    if (before !== undefined) this.#judge(held === 1 && epoch === before.epoch);
  }

  /** In Redis's time as this node knows it: rather too late than too early. */
  #tryingSince(): string {
    if (this.#beaten === undefined || this.#tryingSinceMs === undefined) return '';
    return String(Math.round(this.#beaten.redisMs + this.#tryingSinceMs - this.#beaten.atMs));
  }

  #judge(isKnown: boolean): void {
    if (!isKnown) this.#assertionsDue = assertTimes;
    if (this.#assertionsDue > 0) this.#once('forgotten', () => this.#assertAgain());
    for (const each of this.#leases.lost) this.#once(each, () => this.#mourn(each));
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
    const due = this.#assertionsDue;
    this.#assertionsDue = 0;
    try {
      await Promise.all(this.#forgotten.map((listener) => listener()));
      this.#assertionsDue = Math.max(this.#assertionsDue, due - 1);
    } catch (error) {
      this.#assertionsDue = assertTimes;
      throw error;
    }
  }

  /** The lost node stays listed until its entries are gone, or it is back. */
  async #mourn(nodeId: string): Promise<void> {
    const { link, log } = this.#options;
    const hasEnded = !(await link.call((client) => client.hExists(names.nodesConnections, nodeId)));
    if (hasEnded) log.info({ ended: nodeId }, 'a node that has ended is cleared away');
    else log.warn({ lost: nodeId }, 'a node was lost');
    await Promise.all(this.#lost.map((listener) => listener(nodeId)));
    if (this.lost.includes(nodeId)) await this.#forget(nodeId);
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
