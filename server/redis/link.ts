import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { ErrorReply } from 'redis';
import { names } from '../names.ts';
import { newRedisClient, type RedisClient } from './client.ts';
import { Deadline } from './deadline.ts';
import { Probe } from './probe.ts';
import { RedisUnavailable } from './redis-unavailable.ts';
import type { Script } from './script.ts';
import { Watchdog } from './watchdog.ts';

export interface RedisLinkOptions {
  url: string;
  /** How long a command may take. */
  deadlineMs?: number;
}

/** Redis answers, but would say the same to anybody: it starts, is full, cannot write, or is not the master. */
const refusesAll = /^(LOADING|BUSY|OOM|MISCONF|READONLY|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN) /;

type Listener = (message: string) => void;

interface Subscription {
  listener: Listener;
  isHeard: Promise<void>;
}

/**
 * A node's connection to Redis: one client for commands, one for subscriptions. It is `up` while both have
 * proved themselves lately, the second also by hearing what this node says to itself; `up` and `down` are emitted on each change. Nothing here waits longer than the
 * deadline, and nothing rejects unheard: what fails rejects with `RedisUnavailable`.
 */
export class RedisLink extends EventEmitter<{ up: []; down: [] }> {
  readonly #commands: RedisClient;
  readonly #subscriber: RedisClient;
  readonly #deadline: Deadline;
  readonly #watchdogs: Watchdog[];
  readonly #probe: Probe;
  readonly #probeChannel = names.probeChannel(randomUUID());
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #ending = new Map<string, Promise<void>>();
  #isUp = false;

  constructor({ url, deadlineMs = 800 }: RedisLinkOptions) {
    super();
    // Every store of the node listens.
    this.setMaxListeners(30);
    this.#deadline = new Deadline(deadlineMs);
    this.#commands = newRedisClient(url, true);
    this.#subscriber = newRedisClient(url, false);
    const changed = () => this.#changed();
    const hearing = new Watchdog(this.#subscriber, { everyMs: 500, withinMs: deadlineMs, changed });
    this.#watchdogs = [
      new Watchdog(this.#commands, { everyMs: 250, withinMs: deadlineMs, changed }),
      hearing,
    ];
    this.#probe = new Probe({
      everyMs: 1000,
      withinMs: 2000,
      say: (word) => (this.#isUp ? this.publish(this.#probeChannel, word) : Promise.reject()),
      deaf: () => hearing.replace(),
    });
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  /** Resolves once Redis is up, or false after `withinMs`; it goes on trying all the same. */
  connect(withinMs: number): Promise<boolean> {
    for (const watchdog of this.#watchdogs) watchdog.start();
    this.subscribe(this.#probeChannel, this.#probe.heard).catch(ignore);
    this.#probe.start();
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), withinMs);
      this.once('up', () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }

  /** Runs commands of the client's own within the deadline. */
  async call<T>(commands: (client: RedisClient) => Promise<T>): Promise<T> {
    if (!this.#commands.isReady) throw new RedisUnavailable('Redis is away.');
    try {
      return await this.#deadline.bound(commands(this.#commands));
    } catch (error) {
      if (error instanceof RedisUnavailable) throw error;
      if (error instanceof ErrorReply) throw failureOf(error);
      throw new RedisUnavailable('Redis is away.', { cause: error });
    }
  }

  /** Runs a script, which Redis is sent in full only where it does not know it. */
  async run<Reply>(script: Script, keys: string[], args: string[]): Promise<Reply> {
    const options = { keys, arguments: args };
    try {
      return (await this.call((client) => client.evalSha(script.sha1, options))) as Reply;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return (await this.call((client) => client.eval(script.source, options))) as Reply;
    }
  }

  /** Resolves with the number of subscribers that Redis sent it to. */
  publish(channel: string, message: string): Promise<number> {
    return this.call((client) => client.publish(channel, message));
  }

  /**
   * Hears a channel from when this resolves, and again after each reconnect until `unsubscribe`. A channel has
   * one listener: a new one takes over.
   */
  async subscribe(channel: string, listener: Listener): Promise<void> {
    const known = this.#subscriptions.get(channel);
    if (known) known.listener = listener;
    else this.#subscriptions.set(channel, { listener, isHeard: this.#hear(channel) });
    await this.#deadline.bound(this.#subscriptions.get(channel)?.isHeard ?? Promise.resolve());
  }

  async unsubscribe(channel: string): Promise<void> {
    this.#subscriptions.delete(channel);
    const ending = this.#subscriber.unsubscribe(channel).catch(ignore);
    this.#ending.set(channel, ending);
    const ended = ending.finally(() => this.#ending.delete(channel));
    await this.#deadline.bound(ended).catch(ignore);
  }

  /** The client that hears; for the adapter, which subscribes by itself. */
  get subscriber(): RedisClient {
    return this.#subscriber;
  }

  close(): void {
    for (const watchdog of this.#watchdogs) watchdog.stop();
    this.#probe.stop();
    this.#deadline.close();
    this.#isUp = false;
  }

  /**
   * Tries until the subscription holds, or is given up. The client keeps it from then on. An unsubscribe that
   * is under way would end the new subscription too.
   */
  async #hear(channel: string): Promise<void> {
    await this.#ending.get(channel);
    for (;;) {
      try {
        return await this.#subscriber.subscribe(channel, (message) =>
          this.#subscriptions.get(channel)?.listener(message),
        );
      } catch {
        await new Promise((resolve) => this.#subscriber.once('ready', resolve));
        if (!this.#subscriptions.has(channel)) return;
      }
    }
  }

  #changed(): void {
    const isUp = this.#watchdogs.every((watchdog) => watchdog.isAlive);
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#probe.forget();
    this.emit(isUp ? 'up' : 'down');
  }
}

/** What Redis, or one part of a script, has answered with an error: `RedisUnavailable` where it would refuse anybody. */
export function failureOf(error: ErrorReply): Error {
  return refusesAll.test(error.message) ? new RedisUnavailable('Redis is away.', { cause: error }) : error;
}

function ignore(): void {}
