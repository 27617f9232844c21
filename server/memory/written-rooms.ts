import { notedAnewAfter, type WrittenRooms } from '../rooms/written-rooms.ts';
import { LatestMap } from './latest-map.ts';

interface MemoryWrittenRoomsOptions {
  ttlMs: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The rooms in which a single node's people have written, gone with its process. */
export class MemoryWrittenRooms implements WrittenRooms {
  /** By person, the rooms with when they were noted last, the latest last. */
  readonly #noted = new LatestMap<string, LatestMap<string, number>>();
  readonly #keptMs: number;
  readonly #now: () => number;

  constructor({ ttlMs, now = Date.now }: MemoryWrittenRoomsOptions) {
    this.#keptMs = ttlMs * (1 + notedAnewAfter);
    this.#now = now;
  }

  async note(userId: string, room: string): Promise<void> {
    const rooms = this.#noted.get(userId) ?? new LatestMap<string, number>();
    const now = this.#now();
    for (const [each, at] of rooms) {
      if (at >= now - this.#keptMs) break;
      rooms.delete(each);
    }
    this.#noted.set(userId, rooms.set(room, now));
  }

  async list(userId: string): Promise<string[]> {
    const from = this.#now() - this.#keptMs;
    return [...(this.#noted.get(userId) ?? [])].flatMap(([room, at]) => (at >= from ? [room] : []));
  }

  async forget(userId: string): Promise<void> {
    this.#noted.delete(userId);
  }
}
