import type { RoomSummary } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { directoryCursor, readDirectoryCursor } from './directory-cursor.ts';
import type { DirectoryPage } from './room-store.ts';

const list = readScript(new URL('./list.lua', import.meta.url));

/** The list of all rooms by size. It follows the rooms' own sets, which are the authority. */
export class RedisDirectory {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Whoever writes last has looked last, so that of two changes at once the right one stays. */
  async set(room: string, memberCount: number): Promise<void> {
    await this.#link.call((client) =>
      memberCount === 0
        ? client.zRem(names.roomDirectory, room)
        : client.zAdd(names.roomDirectory, { score: memberCount, value: room }),
    );
    const current = await this.#link.call((client) => client.sCard(names.roomMembers(room)));
    if (current !== memberCount) await this.set(room, current);
  }

  async list({
    prefix,
    limit,
    cursor,
  }: {
    prefix: string;
    limit: number;
    cursor?: string | undefined;
  }): Promise<DirectoryPage> {
    const after = cursor === undefined ? undefined : readDirectoryCursor(cursor);
    const fields = await this.#link.run<string[]>(
      list,
      [names.roomDirectory],
      [prefix, String(limit + 1), after?.room ?? '', String(after?.memberCount ?? '')],
    );
    const found = fields.flatMap((room, index) =>
      index % 2 === 0 ? [{ room, memberCount: Number(fields[index + 1]) }] : [],
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const rooms = await this.sizes(page.map(({ room }) => room));
    const changed = rooms.filter(({ memberCount }, index) => memberCount !== page[index]?.memberCount);
    await Promise.all(changed.map(({ room, memberCount }) => this.set(room, memberCount)));
    return {
      rooms: rooms.filter(({ memberCount }) => memberCount > 0),
      ...(found.length > limit && last && { cursor: directoryCursor(last) }),
    };
  }

  async sizes(rooms: string[]): Promise<RoomSummary[]> {
    const sizes = await this.#link.call((client) =>
      Promise.all(rooms.map((room) => client.sCard(names.roomMembers(room)))),
    );
    return rooms.map((room, index) => ({ room, memberCount: sizes[index] ?? 0 }));
  }
}
