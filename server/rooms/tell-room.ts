import type { Io } from '../connection.ts';
import { names } from '../names.ts';
import type { RoomChanges } from './room-changes.ts';

/** Tells the connections of this node that are in the room who came and left, but for those who know it. */
export function tellRoom(
  io: Io,
  room: string,
  { changes, version, memberCount }: RoomChanges,
  knowers: (version: number) => string[],
): void {
  const here = io.local.to(names.inRoom(room));
  if (changes === undefined) here.emit('room_presence', { room, memberCount, version });
  for (const change of changes ?? []) {
    const told = { room, memberCount: change.memberCount, version: change.version };
    const others = here.except(knowers(change.version));
    if (change.kind === 'left') others.emit('user_left', { ...told, userId: change.userId });
    else others.except(change.connectionId).emit('user_joined', { ...told, user: change.user });
  }
}
