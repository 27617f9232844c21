import type { RoomSummary, User } from '../../shared/events.ts';
import { directoryCursor, readDirectoryCursor } from '../rooms/directory-cursor.ts';
import type { DirectoryPage, DirectorySearch, Member, MembersPage, RoomStore } from '../rooms/room-store.ts';
import { MemoryRoomChanges } from './room-changes.ts';

/** The rooms of a single node, gone with its process. */
export class MemoryRoomStore implements RoomStore {
  /** By room, then by connection. */
  readonly #rooms = new Map<string, Map<string, Member>>();
  readonly changes = new MemoryRoomChanges((room) => this.#count(room));

  async join(room: string, member: Member) {
    const isFirst = !this.#isIn(room, member.user.id);
    const connections = this.#rooms.get(room) ?? new Map<string, Member>();
    connections.set(connectionKey(member), member);
    this.#rooms.set(room, connections);
    const { user, connectionId } = member;
    if (isFirst) this.changes.note(room, { kind: 'joined', user, connectionId });
    return { isFirst, memberCount: this.#count(room), version: this.changes.version(room) };
  }

  async leave(room: string, member: Member) {
    const wasIn = this.#remove(room, connectionKey(member));
    const isLast = wasIn && !this.#isIn(room, member.user.id);
    if (isLast) this.changes.note(room, { kind: 'left', userId: member.user.id });
    return { isLast, memberCount: this.#count(room) };
  }

  async purge(room: string, nodeId: string) {
    const gone = this.#connections(room).filter((member) => member.nodeId === nodeId);
    const userIds: string[] = [];
    for (const member of gone) {
      this.#remove(room, connectionKey(member));
      const userId = member.user.id;
      if (this.#isIn(room, userId)) continue;
      userIds.push(userId);
      this.changes.note(room, { kind: 'left', userId });
    }
    return { userIds, memberCount: this.#count(room) };
  }

  async connectionsOn(nodeId: string, room: string) {
    return this.#connections(room)
      .filter((member) => member.nodeId === nodeId)
      .map(({ user, connectionId }) => ({ userId: user.id, connectionId }));
  }

  async roomsOn(nodeId: string): Promise<string[]> {
    const isOn = (room: string) => this.#connections(room).some((member) => member.nodeId === nodeId);
    return [...this.#rooms.keys()].filter(isOn);
  }

  async reindex(): Promise<void> {}

  async members(
    room: string,
    { limit, cursor = '' }: { limit: number; cursor?: string | undefined },
  ): Promise<MembersPage> {
    const users = this.#users(room);
    const rest = [...users.values()].filter(({ id }) => id > cursor).sort((a, b) => (a.id < b.id ? -1 : 1));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      members: page.map(({ id, name }) => ({ id, name })),
      memberCount: users.size,
      version: this.changes.version(room),
      ...(rest.length > limit && last && { cursor: last.id }),
    };
  }

  async roomsOf(userId: string): Promise<RoomSummary[]> {
    return [...this.#rooms.keys()]
      .filter((room) => this.#isIn(room, userId))
      .map((room) => ({ room, memberCount: this.#count(room) }));
  }

  async list({ prefix, limit, cursor }: DirectorySearch): Promise<DirectoryPage> {
    const after = cursor === undefined ? undefined : readDirectoryCursor(cursor);
    const rest = [...this.#rooms.keys()]
      .filter((room) => room.startsWith(prefix))
      .map((room) => ({ room, memberCount: this.#count(room) }))
      .filter((summary) => !after || largestFirst(after, summary) < 0)
      .sort(largestFirst);
    const rooms = rest.slice(0, limit);
    const last = rooms.at(-1);
    return { rooms, ...(rest.length > limit && last && { cursor: directoryCursor(last) }) };
  }

  #connections(room: string): Member[] {
    return [...(this.#rooms.get(room)?.values() ?? [])];
  }

  #users(room: string): Map<string, User> {
    return new Map(this.#connections(room).map(({ user }) => [user.id, user]));
  }

  #isIn(room: string, userId: string): boolean {
    return this.#users(room).has(userId);
  }

  #count(room: string): number {
    return this.#users(room).size;
  }

  #remove(room: string, key: string): boolean {
    const connections = this.#rooms.get(room);
    const wasIn = connections?.delete(key) ?? false;
    if (connections?.size === 0) this.#rooms.delete(room);
    return wasIn;
  }
}

function connectionKey({ nodeId, connectionId }: Member): string {
  return `${nodeId} ${connectionId}`;
}

/** Among equals in descending order, as a sorted set read from its end. */
function largestFirst(a: RoomSummary, b: RoomSummary): number {
  if (a.memberCount !== b.memberCount) return b.memberCount - a.memberCount;
  if (a.room === b.room) return 0;
  return a.room < b.room ? 1 : -1;
}
