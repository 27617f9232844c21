import type { RoomSummary } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { directoryCursor, readDirectoryCursor } from './directory-cursor.ts';
import type { DirectoryPage } from './room-store.ts';

const list = readScript(new URL('./list.lua', import.meta.url));
const size = readScript(new URL('./ghosts.lua', import.meta.url), new URL('./size.lua', import.meta.url));

/** The list of all rooms by size. It follows the rooms' own sets, which are the authority. */
export class RedisDirectory {
  readonly #link: RedisLink;
  readonly #lost: () => readonly string[];

  constructor(link: RedisLink, lost: () => readonly string[]) {
    this.#link = link;
    this.#lost = lost;
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
    if (this.#lost().length === 0) {
      await Promise.all(changed.map(({ room, memberCount }) => this.set(room, memberCount)));
    }
    return {
      rooms: rooms.filter(({ memberCount }) => memberCount > 0),
      ...(found.length > limit && last && { cursor: directoryCursor(last) }),
    };
  }

  /** Without those who are on lost nodes only. */
  async sizes(rooms: string[]): Promise<RoomSummary[]> {
    const lost = [...this.#lost()];
    const sizes =
      lost.length === 0
        ? await this.#link.call((client) =>
            Promise.all(rooms.map((room) => client.sCard(names.roomMembers(room)))),
          )
        : await Promise.all(rooms.map((room) => this.#link.run<number>(size, sizeKeys(room), lost)));
    return rooms.map((room, index) => ({ room, memberCount: sizes[index] ?? 0 }));
  }
}

function sizeKeys(room: string): string[] {
  return [names.roomMembers(room), names.roomConnections(room), names.roomNodes(room)];
}
