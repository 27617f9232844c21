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
      hasEarlier: boolean;
      hasGap: boolean;
    }
  | { kind: 'refused'; name: string; sentence: string };

export type JoinedRoom = Extract<Room, { kind: 'joined' }>;

type Told<E extends keyof ServerToClientEvents> = Parameters<ServerToClientEvents[E]>[0];

/** After a reconnect only what was missed is answered, so what came before is as it was. */
export function joined(before: Room, answer: Results['join_room']): JoinedRoom {
  const { room, members, memberCount, hasMore, gap } = answer;
  const isReturn = before.kind === 'joined' && before.name === room;
  return {
    kind: 'joined',
    name: room,
    members,
    memberCount,
    hasEarlier: isReturn ? before.hasEarlier : hasMore,
    hasGap: isReturn && (before.hasGap || gap),
  };
}

export function userJoined(room: Room, { room: name, user, memberCount }: Told<'user_joined'>): Room {
  if (room.kind !== 'joined' || room.name !== name) return room;
  const others = room.members.filter((member) => member.id !== user.id);
  return { ...room, members: [...others, user], memberCount };
}

export function userLeft(room: Room, { room: name, userId, memberCount }: Told<'user_left'>): Room {
  if (room.kind !== 'joined' || room.name !== name) return room;
  return { ...room, members: room.members.filter((member) => member.id !== userId), memberCount };
}
