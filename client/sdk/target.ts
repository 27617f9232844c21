import { foldRoomName } from '../../shared/room-name.ts';

/** What somebody writes to: a room, or another person. */
export type Target = { kind: 'room'; room: string } | { kind: 'person'; userId: string };

/** The same for the same target, however a room's name is written, and different for any other. */
export const keyOf = (target: Target) =>
  target.kind === 'room' ? `room ${foldRoomName(target.room)}` : `person ${target.userId}`;
