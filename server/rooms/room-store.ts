import type { RoomSummary, User } from '../../shared/events.ts';
import type { RoomChanges } from './room-changes.ts';

/** A connection that is in rooms. */
export interface Member {
  user: User;
  nodeId: string;
  connectionId: string;
}

export interface MembersPage {
  members: User[];
  memberCount: number;
  /** One more for each person who has come or gone. */
  version: number;
  cursor?: string;
}

export interface DirectorySearch {
  prefix: string;
  limit: number;
  /** Of the page before. */
  cursor?: string | undefined;
}

export interface DirectoryPage {
  rooms: RoomSummary[];
  cursor?: string;
}

/**
 * What changes in the rooms. It is told in order, but perhaps not all of it, and together where much happens: a
 * change of a larger room may wait for a second, and of the largest only the number of members is told.
 */
export interface ChangesOfRooms {
  /** Hears what changes from when it resolves. One listener a room. */
  subscribe(room: string, listener: (changes: RoomChanges) => void): Promise<void>;
  unsubscribe(room: string): Promise<void>;
  /** What happened after a version; the version is 0 where nobody is in the room. */
  since(room: string, version: number): Promise<RoomChanges>;
  /** Runs each time that changes may have gone unheard. */
  onInterrupted(listener: () => void): void;
  /** What has not been told by now is for other nodes to find. */
  close(): void;
}

/**
 * Who is in which room: people, by any number of connections on any nodes. All changes are idempotent, and
 * exactly one caller is told of each person who comes or goes. What cannot be reached rejects with
 * `RedisUnavailable`; whether it was done is then not known, so it is done again.
 */
export interface RoomStore {
  readonly changes: ChangesOfRooms;
  /** `isFirst`: the person was not in the room by another connection. */
  join(room: string, member: Member): Promise<{ isFirst: boolean; memberCount: number; version: number }>;
  /** `isLast`: the connection was in the room, and was the person's last one there. */
  leave(room: string, member: Member): Promise<{ isLast: boolean; memberCount: number }>;
  /** Takes all connections of a node out of a room, and tells whose last ones they were. */
  purge(room: string, nodeId: string): Promise<{ userIds: string[]; memberCount: number }>;
  /** The rooms that connections of this node may be in. */
  roomsOn(nodeId: string): Promise<string[]>;
  connectionsOn(nodeId: string, room: string): Promise<{ userId: string; connectionId: string }[]>;
  /** Sets right what follows from who is in a room on a node: the lists of rooms. */
  reindex(room: string, nodeId: string): Promise<void>;
  /** In the order of user ids. The cursor of one page starts the next. */
  members(room: string, page: { limit: number; cursor?: string | undefined }): Promise<MembersPage>;
  roomsOf(userId: string): Promise<RoomSummary[]>;
  /**
   * The rooms whose name starts so, largest first as far as is known; the counts are exact. A page may be short of
   * the limit, or empty: as long as it has a cursor, there may be more.
   */
  list(search: DirectorySearch): Promise<DirectoryPage>;
}
