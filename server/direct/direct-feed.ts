import type { Logger } from 'pino';
import { pairOf } from '../conversations/audience.ts';
import type { Entry } from '../conversations/entry.ts';
import type { History } from '../conversations/history.ts';
import { InOrder } from '../conversations/in-order.ts';
import { eachOf } from '../each-of.ts';
import { Holders } from '../holders.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Contacts } from './contacts.ts';

/** By how much the clocks of nodes and Redis may differ. */
const skewMs = 5000;
const checkEveryMs = 2000;
/** After so many checks everybody has had a turn. */
const checkTimes = 15;

interface DirectFeedOptions {
  history: History;
  contacts: Contacts;
  /** `sender` is null where it is not known: all connections of the person are told then. */
  deliver: (userId: string, otherId: string, entry: Entry, sender: string | null) => void;
  log: Logger;
}

interface Present {
  /** Milliseconds since 1970. */
  readonly since: number;
  ready: Promise<void>;
  /** Whom they have heard from. */
  others: Set<string> | undefined;
}

/**
 * Delivers what is said to and by the people who are connected to this node: each entry once for each of them,
 * in the order of its conversation, and with what was missed on the way. A node hears nobody else's.
 */
export class DirectFeed {
  readonly #options: DirectFeedOptions;
  readonly #inOrder: InOrder;
  readonly #holders = new Holders();
  readonly #present = new Map<string, Present>();
  readonly #checking: NodeJS.Timeout;
  #checks = 0;

  constructor(options: DirectFeedOptions) {
    const { history, deliver, log } = options;
    this.#options = options;
    this.#inOrder = new InOrder({
      read: (view, range) => {
        const { userId, otherId } = readView(view);
        return history.read(pairOf(userId, otherId), range, userId);
      },
      deliver: (view, entry, sender) => {
        const { userId, otherId } = readView(view);
        deliver(userId, otherId, entry, sender);
      },
      checksIdle: false,
      log,
    });
    const failed = (error: unknown) => {
      if (!(error instanceof RedisUnavailable)) log.error({ err: error }, 'a feed is behind');
    };
    history.onInterrupted(() => this.#resume().catch(failed));
    this.#checking = setInterval(() => this.#checkSome().catch(failed), checkEveryMs);
  }

  /** Hears what concerns the person until each holder has released them. */
  hold(userId: string, holder: string): void {
    if (this.#holders.add(userId, holder)) this.#open(userId);
  }

  /** Rejects with `RedisUnavailable` while the person cannot be heard. */
  async ready(userId: string): Promise<void> {
    await this.#present.get(userId)?.ready;
  }

  release(userId: string, holder: string): void {
    if (!this.#holders.delete(userId, holder)) return;
    const others = this.#present.get(userId)?.others ?? [];
    this.#present.delete(userId);
    for (const otherId of others) this.#inOrder.forget(viewOf(userId, otherId));
    this.#options.history.unsubscribe(userId).catch(() => {});
  }

  close(): void {
    clearInterval(this.#checking);
    this.#inOrder.close();
  }

  #open(userId: string): void {
    this.#present.set(userId, {
      since: Date.now() - skewMs,
      ready: this.#subscribe(userId),
      others: undefined,
    });
  }

  #subscribe(userId: string): Promise<void> {
    const ready = this.#options.history.subscribe(userId, (pair, entry, sender) => {
      const otherId = pair.split(':').find((each) => each !== userId) ?? '';
      this.#follow(userId, otherId);
      this.#inOrder.heard(viewOf(userId, otherId), entry, sender);
    });
    // Whoever waits for it is told; and it is tried again after each interruption.
    ready.catch(() => {});
    return ready;
  }

  /** From when the person came: what was said since then and went unheard is fetched. */
  #follow(userId: string, otherId: string): void {
    const present = this.#present.get(userId);
    if (!present) return;
    present.others ??= new Set();
    present.others.add(otherId);
    this.#inOrder.follow(viewOf(userId, otherId));
    this.#inOrder.reached(viewOf(userId, otherId), present.since * 1000);
  }

  /** Hears everybody again, and looks for what went unheard. */
  async #resume(): Promise<void> {
    for (const [userId, present] of this.#present) present.ready = this.#subscribe(userId);
    await eachOf(this.#present, ([userId, { since }]) => this.#lookFor(userId, since));
    await this.#inOrder.catchUpAll();
  }

  /** In turn, each person once in so many times. */
  async #checkSome(): Promise<void> {
    this.#checks += 1;
    const due = [...this.#present.keys()].filter((_, place) => (place + this.#checks) % checkTimes === 0);
    await eachOf(due, async (userId) => {
      const others = await this.#lookFor(userId, Date.now() - 2 * checkTimes * checkEveryMs);
      await Promise.all(others.map((otherId) => this.#inOrder.check(viewOf(userId, otherId))));
    });
  }

  /** Follows those whom the person has talked with since, also where nothing was heard of it. */
  async #lookFor(userId: string, since: number): Promise<string[]> {
    const contacts = await this.#options.contacts.list(userId, since);
    for (const contact of contacts) this.#follow(userId, contact.userId);
    return contacts.map((contact) => contact.userId);
  }
}

function viewOf(userId: string, otherId: string): string {
  return `${userId} ${otherId}`;
}

function readView(view: string): { userId: string; otherId: string } {
  const [userId = '', otherId = ''] = view.split(' ');
  return { userId, otherId };
}
