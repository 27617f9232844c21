import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import type { RoomRead, RoomReads } from './room-reads.ts';
import { mostStays, stayTtlMs } from './stays.ts';

const mark = readScript(new URL('./mark-read.lua', import.meta.url));

/** A sorted set for each person: rooms by the newest message that was read. */
export class RedisRoomReads implements RoomReads {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async mark(userId: string, room: string, messageId: number): Promise<void> {
    const args = [room, ...[messageId, mostStays, stayTtlMs].map(String)];
    await this.#link.run(mark, [names.userReads(userId)], args);
  }

  async drop(userId: string, room: string): Promise<void> {
    await this.#link.call((client) => client.zRem(names.userReads(userId), room));
  }

  async list(userId: string): Promise<RoomRead[]> {
    const reads = await this.#link.call((client) => client.zRangeWithScores(names.userReads(userId), 0, -1));
    return reads.map(({ value, score }) => ({ room: value, messageId: score }));
  }

  async forget(userId: string): Promise<void> {
    await this.#link.call((client) => client.del(names.userReads(userId)));
  }
}
