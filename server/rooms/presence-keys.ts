import { names } from '../names.ts';

/** The keys of who is in a room, as its scripts expect them. */
export function presenceKeys(room: string): string[] {
  return [
    names.roomMembers(room),
    names.roomConnections(room),
    names.roomNodes(room),
    names.roomUsers(room),
    names.roomState(room),
    names.roomChanges(room),
  ];
}
