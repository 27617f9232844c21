import type { RoomSummary } from '../../shared/events.ts';
import { RequestError } from '../request-error.ts';

/** Where a page of the directory ended: the room, and how large it was listed. */
export function directoryCursor({ room, memberCount }: RoomSummary): string {
  return `${memberCount}:${room}`;
}

export function readDirectoryCursor(cursor: string): RoomSummary {
  const [, memberCount, room] = /^(\d{1,15}):(.+)$/su.exec(cursor) ?? [];
  if (!room) throw new RequestError('bad_request', 'cursor: must come from an answer to list_rooms');
  return { room, memberCount: Number(memberCount) };
}
