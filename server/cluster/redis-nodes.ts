import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import { Aftermath } from './aftermath.ts';
import { Leases } from './leases.ts';
import type { Nodes } from './nodes.ts';

const heartbeat = readScript(new URL('./heartbeat.lua', import.meta.url));
const keys = [names.nodes, names.nodesState, names.nodesConnections];

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
  readonly #aftermath: Aftermath;
  /** The last beat that Redis answered: when it was sent, and Redis's time then. */
  #beaten: { atMs: number; redisMs: number; epoch: string } | undefined;
  /** Since when the next one has been tried. */
  #tryingSinceMs: number | undefined;
  #renewing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #online = 0;
  #leases = new Leases([]);
  #isClosed = false;

  constructor(options: RedisNodesOptions) {
    this.#options = options;
    this.#aftermath = new Aftermath({
      link: options.link,
      isLost: (nodeId) => this.lost.includes(nodeId),
      onError: (error) => this.#failed(error),
      log: options.log,
    });
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
    this.#aftermath.onLost(listener);
  }

  onForgotten(listener: () => Promise<void>): void {
    this.#aftermath.onForgotten(listener);
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
    if (before === undefined) return;
    this.#aftermath.begin({ isKnown: held === 1 && epoch === before.epoch, lost: this.lost });
  }

  /** In Redis's time as this node knows it: rather too late than too early. */
  #tryingSince(): string {
    if (this.#beaten === undefined || this.#tryingSinceMs === undefined) return '';
    return String(Math.round(this.#beaten.redisMs + this.#tryingSinceMs - this.#beaten.atMs));
  }

  #failed(error: unknown): void {
    if (!(error instanceof RedisUnavailable)) this.#options.log.error({ err: error }, 'a heartbeat failed');
  }
}
