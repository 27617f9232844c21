import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { readScript } from '../redis/script.ts';
import { presenceKeys } from './presence-keys.ts';
import type { RoomChanges } from './room-changes.ts';

const tell = readScript(new URL('./changes.lua', import.meta.url), new URL('./tell.lua', import.meta.url));
const since = readScript(new URL('./changes.lua', import.meta.url), new URL('./since.lua', import.meta.url));
const retryMs = 1000;

/**
 * What changes in the rooms in Redis, on a channel a room. The scripts that change a room publish too, but hold
 * back what comes too soon after: whoever made the change sees to it then.
 */
export class RedisRoomChanges {
  readonly #link: RedisLink;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async subscribe(room: string, listener: (changes: RoomChanges) => void): Promise<void> {
    if (!this.#link.isUp) throw new RedisUnavailable('Redis is away.');
    await this.#link.subscribe(names.roomState(room), (json) => listener(JSON.parse(json)));
  }

  unsubscribe(room: string): Promise<void> {
    return this.#link.unsubscribe(names.roomState(room));
  }

  onInterrupted(listener: () => void): void {
    this.#link.on('up', listener);
  }

  async since(room: string, version: number): Promise<RoomChanges> {
    return JSON.parse(await this.#link.run<string>(since, presenceKeys(room), [String(version)]));
  }

  /** Where something was held back, `delayMs` is more than 0. */
  tellLater(room: string, delayMs: number): void {
    if (delayMs <= 0 || this.#timers.has(room)) return;
    const timer = setTimeout(async () => {
      this.#timers.delete(room);
      const againMs = await this.#link.run<number>(tell, presenceKeys(room), []).catch(() => retryMs);
      this.tellLater(room, againMs);
    }, delayMs).unref();
    this.#timers.set(room, timer);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
