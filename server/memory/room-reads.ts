import type { RoomRead, RoomReads } from '../rooms/room-reads.ts';
import { mostStays } from '../rooms/stays.ts';
import { LatestMap } from './latest-map.ts';

/** How far a single node's people have read, gone with its process. */
export class MemoryRoomReads implements RoomReads {
  /** By person, the rooms with the newest message that was read. */
  readonly #reads = new LatestMap<string, Map<string, number>>();

  async mark(userId: string, room: string, messageId: number): Promise<void> {
    const reads = this.#reads.get(userId) ?? new Map<string, number>();
    reads.set(room, Math.max(messageId, reads.get(room) ?? 0));
    const least = Math.min(...reads.values());
    const [last] = [...reads].find(([, each]) => each === least) ?? [];
    if (reads.size > mostStays && last !== undefined) reads.delete(last);
    this.#reads.set(userId, reads);
  }

  async drop(userId: string, room: string): Promise<void> {
    this.#reads.get(userId)?.delete(room);
  }

  async list(userId: string): Promise<RoomRead[]> {
    return [...(this.#reads.get(userId) ?? [])].map(([room, messageId]) => ({ room, messageId }));
  }

  async forget(userId: string): Promise<void> {
    this.#reads.delete(userId);
  }
}
