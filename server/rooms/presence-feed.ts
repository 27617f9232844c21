import type { Logger } from 'pino';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { Timeouts } from '../timeouts.ts';
import { mostTold, newerThan, type RoomChanges } from './room-changes.ts';
import type { ChangesOfRooms } from './room-store.ts';

const retryMs = 1000;
const roomsAtOnce = 100;

interface PresenceFeedOptions {
  changes: ChangesOfRooms;
  /** `knowers` are the holders who came when that version was there already. */
  deliver: (room: string, changes: RoomChanges, knowers: (version: number) => string[]) => void;
  log: Logger;
}

interface OpenRoom {
  /** The version at which each came, until it has been delivered. */
  readonly cameAt: Map<string, number>;
  readonly holders: Set<string>;
  readonly ready: Promise<void>;
  /** What has been delivered; undefined until the first changes or `reached`. */
  version: number | undefined;
  /** The newest that is known of. */
  heard: number;
  isCatchingUp: boolean;
}

/** Delivers who comes to and leaves the rooms that this node has connections in, and what it missed of that. */
export class PresenceFeed {
  readonly #options: PresenceFeedOptions;
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #timeouts = new Timeouts();

  constructor(options: PresenceFeedOptions) {
    this.#options = options;
    options.changes.onInterrupted(() => this.#catchUpAll());
  }

  get rooms(): string[] {
    return [...this.#rooms.keys()];
  }

  /** Hears the room from when this resolves, until each holder has released it. */
  hold(room: string, holder: string): Promise<void> {
    const open = this.#rooms.get(room) ?? this.#open(room);
    open.holders.add(holder);
    return open.ready;
  }

  release(room: string, holder: string): void {
    const open = this.#rooms.get(room);
    open?.cameAt.delete(holder);
    if (!open?.holders.delete(holder) || open.holders.size > 0) return;
    this.#rooms.delete(room);
    this.#options.changes.unsubscribe(room).catch(() => {});
  }

  /** Those who hold the room on this node. */
  holders(room: string): string[] {
    return [...(this.#rooms.get(room)?.holders ?? [])];
  }

  /** A holder is in the room as of this version: what was before is no news to them. */
  came(room: string, holder: string, version: number): void {
    this.#rooms.get(room)?.cameAt.set(holder, version);
  }

  /** Whoever holds the room has read who is in it, as of this version. */
  reached(room: string, version: number): void {
    const open = this.#rooms.get(room);
    if (open) open.version ??= version;
  }

  /** Asks for what may have gone unheard. */
  async catchUp(room: string): Promise<void> {
    const open = this.#rooms.get(room);
    if (open?.version === undefined || open.isCatchingUp) return;
    open.isCatchingUp = true;
    try {
      do await this.#readOn(room, open, open.version);
      while (open.version !== undefined && open.heard > open.version);
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) this.#options.log.error({ err: error }, 'presence is behind');
      this.#timeouts.set(retryMs, () => this.catchUp(room));
    } finally {
      open.isCatchingUp = false;
    }
  }

  close(): void {
    this.#timeouts.close();
  }

  #open(room: string): OpenRoom {
    const open: OpenRoom = {
      cameAt: new Map(),
      holders: new Set(),
      ready: this.#options.changes.subscribe(room, (changes) => this.#heard(room, changes)),
      version: undefined,
      heard: 0,
      isCatchingUp: false,
    };
    this.#rooms.set(room, open);
    return open;
  }

  #heard(room: string, changes: RoomChanges): void {
    const open = this.#rooms.get(room);
    if (!open) return;
    open.heard = Math.max(open.heard, changes.version);
    if (open.version !== undefined && isForAnother(open.version, changes)) void this.catchUp(room);
    else this.#deliver(room, open, changes);
  }

  /** Versions that went back are of a room that Redis has lost: whoever is listed has to be read again. */
  async #readOn(room: string, open: OpenRoom, version: number): Promise<void> {
    const changes = await this.#options.changes.since(room, version);
    if (changes.version >= version) return this.#deliver(room, open, changes);
    open.heard = 0;
    if (changes.version === 0) return;
    open.version = undefined;
    const { changes: _, ...count } = changes;
    this.#deliver(room, open, count);
  }

  #deliver(room: string, open: OpenRoom, changes: RoomChanges): void {
    if (open.version !== undefined && changes.version <= open.version) return;
    const news = newerThan(open.version ?? changes.since, changes);
    open.version = changes.version;
    const knowers = (version: number) => [...open.cameAt].filter(([, at]) => at >= version).map(([id]) => id);
    this.#options.deliver(room, news, knowers);
    for (const [holder, at] of open.cameAt) if (at <= changes.version) open.cameAt.delete(holder);
  }

  async #catchUpAll(): Promise<void> {
    const rooms = this.rooms;
    while (rooms.length > 0) {
      await Promise.all(rooms.splice(0, roomsAtOnce).map((room) => this.catchUp(room)));
    }
  }
}

/** Not told from this version on: after it, or from before it with less than the rest may tell. */
function isForAnother(version: number, { since, changes, memberCount }: RoomChanges): boolean {
  return since > version || (since < version && !changes && memberCount <= mostTold);
}
