import type { RoomSummary } from '../../shared/events.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { readScript } from '../redis/script.ts';
import { presenceKeys } from './presence-keys.ts';
import { RedisDirectory } from './redis-directory.ts';
import { RedisRoomChanges } from './redis-room-changes.ts';
import type { DirectorySearch, Member, RoomStore } from './room-store.ts';

const changes = new URL('./changes.lua', import.meta.url);
const join = readScript(changes, new URL('./join.lua', import.meta.url));
const leave = readScript(changes, new URL('./leave.lua', import.meta.url));
const purge = readScript(changes, new URL('./purge.lua', import.meta.url));
const members = readScript(
  new URL('./ghosts.lua', import.meta.url),
  new URL('./members.lua', import.meta.url),
);

/**
 * Rooms in Redis. A room's own keys are the authority and change in one script; the rooms of a user, the rooms
 * of a node and the directory are in other slots, and each writer looks again after it has written there.
 */
export class RedisRoomStore implements RoomStore {
  readonly #link: RedisLink;
  readonly #lost: () => readonly string[];
  readonly #directory: RedisDirectory;
  readonly changes: RedisRoomChanges;

  /** `lost` names the nodes whose lease is over: who is on no other is not there, until it is purged. */
  constructor(link: RedisLink, lost: () => readonly string[] = () => []) {
    this.#link = link;
    this.#lost = lost;
    this.#directory = new RedisDirectory(link, lost);
    this.changes = new RedisRoomChanges(link);
  }

  async join(room: string, { user, nodeId, connectionId }: Member) {
    const index = () =>
      this.#link.call((client) =>
        Promise.all([
          client.sAdd(names.nodeRooms(nodeId), room),
          client.sAdd(names.userRooms(user.id), room),
        ]),
      );
    await index();
    const args = [user.id, user.name, nodeId, connectionId];
    const [isFirst, memberCount, untoldMs, version] = await this.#link.run<[number, number, number, string]>(
      join,
      presenceKeys(room),
      args,
    );
    this.changes.tellLater(room, untoldMs);
    // Again, since somebody who left meanwhile may have taken it out.
    await index();
    if (isFirst === 1) await this.#directory.set(room, memberCount);
    return { isFirst: isFirst === 1, memberCount, version: Number(version) };
  }

  async leave(room: string, { user, nodeId, connectionId }: Member) {
    const args = [user.id, nodeId, connectionId];
    const [isLast, memberCount, isNodeGone, untoldMs] = await this.#link.run<
      [number, number, number, number]
    >(leave, presenceKeys(room), args);
    this.changes.tellLater(room, untoldMs);
    if (isNodeGone === 1) await this.#link.call((client) => client.sRem(names.nodeRooms(nodeId), room));
    if (isLast === 1) await this.#left(room, [user.id], memberCount);
    return { isLast: isLast === 1, memberCount };
  }

  async purge(room: string, nodeId: string) {
    const [memberCount, ...userIds] = await this.#link.run<[number, ...string[]]>(purge, presenceKeys(room), [
      nodeId,
    ]);
    if (userIds.length > 0) await this.#left(room, userIds, memberCount);
    await this.#link.call((client) => client.sRem(names.nodeRooms(nodeId), room));
    return { userIds, memberCount };
  }

  roomsOn(nodeId: string): Promise<string[]> {
    return this.#link.call((client) => client.sMembers(names.nodeRooms(nodeId)));
  }

  async connectionsOn(nodeId: string, room: string) {
    const entries = await this.#link.call((client) =>
      client.zRange(names.roomNodes(room), `[${nodeId}\x1f`, `(${nodeId}\x20`, { BY: 'LEX' }),
    );
    return entries.map((entry) => {
      const [, userId = '', connectionId = ''] = entry.split('\x1f');
      return { userId, connectionId };
    });
  }

  async reindex(room: string, nodeId: string): Promise<void> {
    const userIds = (await this.connectionsOn(nodeId, room)).map(({ userId }) => userId);
    const size = await this.#link.call(async (client) => {
      if (userIds.length === 0) await client.sRem(names.nodeRooms(nodeId), room);
      else await client.sAdd(names.nodeRooms(nodeId), room);
      await Promise.all(userIds.map((userId) => client.sAdd(names.userRooms(userId), room)));
      return client.sCard(names.roomMembers(room));
    });
    await this.#directory.set(room, size);
    const now = await this.connectionsOn(nodeId, room);
    if (now.length !== userIds.length) await this.reindex(room, nodeId);
  }

  async members(room: string, { limit, cursor = '' }: { limit: number; cursor?: string | undefined }) {
    const args = [cursor, String(limit + 1), ...this.#lost()];
    const [version, memberCount, ...fields] = await this.#link.run<[string, number, ...string[]]>(
      members,
      presenceKeys(room),
      args,
    );
    const found = fields.flatMap((id, index) =>
      index % 2 === 0 ? [{ id, name: fields[index + 1] ?? '' }] : [],
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const counts = { memberCount, version: Number(version) };
    return { members: page, ...counts, ...(found.length > limit && last && { cursor: last.id }) };
  }

  async roomsOf(userId: string): Promise<RoomSummary[]> {
    const rooms = await this.#link.call((client) => client.sMembers(names.userRooms(userId)));
    const isIn = await this.#link.call((client) =>
      Promise.all(rooms.map((room) => client.sIsMember(names.roomMembers(room), userId))),
    );
    return this.#directory.sizes(rooms.filter((_, index) => isIn[index] === 1));
  }

  list(search: DirectorySearch) {
    return this.#directory.list(search);
  }

  async #left(room: string, userIds: string[], memberCount: number): Promise<void> {
    await this.#link.call((client) =>
      Promise.all(userIds.map((userId) => client.sRem(names.userRooms(userId), room))),
    );
    const isBack = await this.#link.call((client) =>
      Promise.all(userIds.map((userId) => client.sIsMember(names.roomMembers(room), userId))),
    );
    const back = userIds.filter((_, index) => isBack[index] === 1);
    await this.#link.call((client) =>
      Promise.all(back.map((userId) => client.sAdd(names.userRooms(userId), room))),
    );
    await this.#directory.set(room, memberCount);
  }
}
