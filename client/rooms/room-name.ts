import { limits } from '../../shared/limits.ts';
import { foldRoomName, keepRoomCharacters } from '../../shared/room-name.ts';

export const roomNameRule = `A room's name is made of letters, digits, - and _, at most ${limits.roomNameLength} of them.`;

/** What someone typed as the room name that the server will accept: spaces become dashes, the rest is dropped. */
export function roomName(typed: string): string {
  const name = keepRoomCharacters(foldRoomName(typed).trim().replace(/\s+/g, '-'));
  return [...name].slice(0, limits.roomNameLength).join('');
}
