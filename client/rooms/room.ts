import type { Results, ServerToClientEvents, User } from '../../shared/events.ts';

/** Where someone stands with the room that they look at. */
export type Room =
  | { kind: 'outside' }
  | { kind: 'joining'; name: string }
  | {
      kind: 'joined';
      name: string;
      members: User[];
      memberCount: number;
      /** From where to read more of them; undefined where these are all. */
      cursor: string | undefined;
      /** Of the list of members. */
      version: number;
    }
  | { kind: 'refused'; name: string; sentence: string };

export type JoinedRoom = Extract<Room, { kind: 'joined' }>;

type Told<E extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[E]>[0];

export function joined({ room, members, memberCount, cursor, version }: Results['join_room']): JoinedRoom {
  return { kind: 'joined', name: room, members, memberCount, cursor, version };
}

export interface Change {
  room: string;
  memberCount: number;
  version: number;
}

/** Whether there were changes before this one that have not been heard of. */
export function hasMissed(room: Room, change: Change): boolean {
  return isNews(room, change) && change.version > room.version + 1;
}

export function userJoined(room: Room, change: Told<'user_joined'>): Room {
  if (!isNews(room, change)) return room;
  const { user, memberCount, version } = change;
  const others = room.members.filter((member) => member.id !== user.id);
  return { ...room, members: [...others, user], memberCount, version };
}

export function userLeft(room: Room, change: Told<'user_left'>): Room {
  if (!isNews(room, change)) return room;
  const { userId, memberCount, version } = change;
  return { ...room, members: room.members.filter((member) => member.id !== userId), memberCount, version };
}

/** Somebody has another name, whether they are here or not. */
export function renamed(room: Room, user: User): Room {
  if (room.kind !== 'joined' || !room.members.some(({ id, name }) => id === user.id && name !== user.name)) {
    return room;
  }
  return { ...room, members: room.members.map((member) => (member.id === user.id ? user : member)) };
}

export function presenceTold(room: Room, change: Told<'room_presence'>): Room {
  if (!isNews(room, change)) return room;
  return { ...room, memberCount: change.memberCount, version: change.version };
}

export function membersRead(room: Room, answer: Results['get_room_members']): Room {
  const { room: name, members, memberCount, cursor, version } = answer;
  if (room.kind !== 'joined' || room.name !== name || version < room.version) return room;
  return { ...room, members, memberCount, cursor, version };
}

export function moreMembersRead(
  room: Room,
  { room: name, members, cursor }: Results['get_room_members'],
): Room {
  if (room.kind !== 'joined' || room.name !== name) return room;
  const known = new Set(room.members.map(({ id }) => id));
  return { ...room, members: [...room.members, ...members.filter(({ id }) => !known.has(id))], cursor };
}

function isNews(room: Room, { room: name, version }: Change): room is JoinedRoom {
  return room.kind === 'joined' && room.name === name && version > room.version;
}
