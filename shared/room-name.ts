import { limits } from './limits.ts';

/** The one way in which a room's name is written and compared. */
export function foldRoomName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

export const roomCharacters = /^[\p{L}\p{M}\p{N}_-]*$/u;

/** Whether a room may be called so, however it is spelt. */
export function isRoomName(name: string): boolean {
  const folded = foldRoomName(name);
  return folded !== '' && roomCharacters.test(folded) && [...folded].length <= limits.roomNameLength;
}
