import type { RoomSummary } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { directoryCursor, readDirectoryCursor } from './directory-cursor.ts';
import type { DirectoryPage, DirectorySearch } from './room-store.ts';

const enlist = readScript(new URL('./enlist.lua', import.meta.url));
const list = readScript(new URL('./list.lua', import.meta.url));
const size = readScript(new URL('./ghosts.lua', import.meta.url), new URL('./size.lua', import.meta.url));
const keys = [names.roomDirectory, names.roomNames];

/** The lists of all rooms by size and by name. They follow the rooms' own sets, which are the authority. */
export class RedisDirectory {
  readonly #link: RedisLink;
  readonly #lost: () => readonly string[];

  constructor(link: RedisLink, lost: () => readonly string[]) {
    this.#link = link;
    this.#lost = lost;
  }

  /** Whoever writes last has looked last, so that of two changes at once the right one stays. */
  async set(room: string, memberCount: number): Promise<void> {
    await this.#link.run(enlist, keys, [room, String(memberCount)]);
    const current = await this.#link.call((client) => client.sCard(names.roomMembers(room)));
    if (current !== memberCount) await this.set(room, current);
  }

  async list({ prefix, limit, cursor }: DirectorySearch): Promise<DirectoryPage> {
    const after = cursor === undefined ? undefined : readDirectoryCursor(cursor);
    const [stoppedAt, stoppedSize, ...fields] = await this.#link.run<[string, string, ...string[]]>(
      list,
      keys,
      [prefix, String(limit + 1), after?.room ?? '', String(after?.memberCount ?? '')],
    );
    const found = fields.flatMap((room, index) =>
      index % 2 === 0 ? [{ room, memberCount: Number(fields[index + 1]) }] : [],
    );
    const page = found.slice(0, limit);
    const stopped = { room: stoppedAt, memberCount: Number(stoppedSize) };
    const end = found.length > limit ? page.at(-1) : stopped;
    const rooms = await this.sizes(page.map(({ room }) => room));
    const changed = rooms.filter(({ memberCount }, index) => memberCount !== page[index]?.memberCount);
    if (this.#lost().length === 0) {
      await Promise.all(changed.map(({ room, memberCount }) => this.set(room, memberCount)));
    }
    return {
      rooms: rooms.filter(({ memberCount }) => memberCount > 0),
      ...(end?.room && { cursor: directoryCursor(end) }),
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
