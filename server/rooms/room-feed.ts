import type { Logger } from 'pino';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { Entry, History } from './history.ts';

const pageSize = 100;
const retryMs = 1000;
const roomsAtOnce = 100;

interface RoomFeedOptions {
  history: History;
  /** `sender` is null where it is not known: everybody is told then. */
  deliver: (room: string, entry: Entry, sender: string | null) => void;
  log: Logger;
}

interface OpenRoom {
  readonly holders: Set<string>;
  readonly ready: Promise<void>;
  /** What has been delivered; undefined until the first entry or `reached`. */
  lastId: number | undefined;
  /** The newest entry that is known of. */
  heardId: number;
  isCatchingUp: boolean;
}

/**
 * Delivers the entries of the rooms that this node has connections in: each once, in the history's order, and
 * with what was missed on the way. A node hears no other room.
 */
export class RoomFeed {
  readonly #options: RoomFeedOptions;
  readonly #rooms = new Map<string, OpenRoom>();

  constructor(options: RoomFeedOptions) {
    this.#options = options;
    options.history.onInterrupted(() => this.#catchUpAll());
  }

  /** Hears the room from when this resolves, until each holder has released it. */
  hold(room: string, holder: string): Promise<void> {
    const open = this.#rooms.get(room) ?? this.#open(room);
    open.holders.add(holder);
    return open.ready;
  }

  release(room: string, holder: string): void {
    const open = this.#rooms.get(room);
    if (!open?.holders.delete(holder) || open.holders.size > 0) return;
    this.#rooms.delete(room);
    this.#options.history.unsubscribe(room).catch(() => {});
  }

  /** Whoever holds the room has read its history up to this entry. */
  reached(room: string, lastId: number): void {
    const open = this.#rooms.get(room);
    if (open && open.lastId === undefined) open.lastId = lastId;
  }

  #open(room: string): OpenRoom {
    const open = {
      holders: new Set<string>(),
      ready: this.#options.history.subscribe(room, (entry, sender) => this.#heard(room, entry, sender)),
      lastId: undefined,
      heardId: 0,
      isCatchingUp: false,
    };
    this.#rooms.set(room, open);
    return open;
  }

  #heard(room: string, entry: Entry, sender: string | null): void {
    const open = this.#rooms.get(room);
    if (!open) return;
    open.heardId = Math.max(open.heardId, entry.id);
    const { lastId } = open;
    if (lastId === undefined || entry.previousId === null || entry.previousId <= lastId) {
      this.#deliver(room, open, entry, sender);
    } else this.#catchUpSoon(room, 0);
  }

  #deliver(room: string, open: OpenRoom, entry: Entry, sender: string | null): void {
    if (open.lastId !== undefined && entry.id <= open.lastId) return;
    open.lastId = entry.id;
    this.#options.deliver(room, entry, sender);
  }

  async #catchUpAll(): Promise<void> {
    const rooms = [...this.#rooms.keys()];
    while (rooms.length > 0) {
      await Promise.all(rooms.splice(0, roomsAtOnce).map((room) => this.#catchUp(room)));
    }
  }

  #catchUpSoon(room: string, delayMs: number): void {
    setTimeout(() => this.#catchUp(room), delayMs).unref();
  }

  async #catchUp(room: string): Promise<void> {
    const open = this.#rooms.get(room);
    if (!open || open.isCatchingUp) return;
    open.isCatchingUp = true;
    try {
      while (await this.#readOn(room, open)) {}
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) this.#options.log.error({ err: error }, 'a feed is behind');
      this.#catchUpSoon(room, retryMs);
    } finally {
      open.isCatchingUp = false;
    }
  }

  /** Delivers a page of what was missed; resolves with whether there is more. */
  async #readOn(room: string, open: OpenRoom): Promise<boolean> {
    const { lastId, heardId } = open;
    if (lastId === undefined) return false;
    const page = await this.#options.history.read(room, { after: lastId, limit: pageSize });
    for (const entry of page.entries) this.#deliver(room, open, entry, null);
    // The history has lost its end: what follows may have ids that came before.
    if (page.lastId < lastId) {
      open.lastId = page.lastId;
      open.heardId = page.lastId;
      return true;
    }
    // Heard of before the read, and not in the history: it is lost.
    if (page.entries.length === 0) open.lastId = Math.max(open.lastId ?? 0, heardId);
    return page.hasMore || open.heardId > (open.lastId ?? 0);
  }
}
