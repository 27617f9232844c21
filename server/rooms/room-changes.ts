import type { User } from '../../shared/events.ts';

/** Somebody who came or left: the change that made the room's version what it is. */
export type RoomChange = { version: number; memberCount: number } & (
  | { kind: 'joined'; user: User; connectionId: string }
  | { kind: 'left'; userId: string }
);

/** What happened between two versions of a room. A version is one more than the one before it. */
export interface RoomChanges {
  since: number;
  version: number;
  memberCount: number;
  /** All of them, in order; none where there were too many, or they are not known any more. */
  changes?: RoomChange[];
}

/** Of a room with more members than this only the number is told. */
export const mostTold = 200;

/** How many changes are kept, and how long, for those who have missed them. */
export const mostChanges = 200;
export const keepChangesMs = 10 * 60_000;

/** How long a room is silent after it has told its changes; the next ones come together then. */
export function silenceMs(memberCount: number): number {
  return memberCount < 50 ? 250 : 1000;
}

/** Those that are newer than a version that is known already. */
export function newerThan(version: number, { changes, ...rest }: RoomChanges): RoomChanges {
  return { ...rest, ...(changes && { changes: changes.filter((each) => each.version > version) }) };
}
