import { limits } from './limits.ts';

/** The one way in which a room's name is written and compared. */
export function foldRoomName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** One that can be seen, with at most four marks on it. */
const character = String.raw`(?!\p{DI})[\p{L}\p{N}_-](?:(?!\p{DI})\p{M}){0,4}`;

export const roomCharacters = new RegExp(`^(?:${character})*$`, 'u');

/** What of a text may be in a room's name. */
export const keepRoomCharacters = (text: string) => (text.match(new RegExp(character, 'gu')) ?? []).join('');

/** Whether a room may be called so, however it is spelt. */
export function isRoomName(name: string): boolean {
  const folded = foldRoomName(name);
  return folded !== '' && roomCharacters.test(folded) && [...folded].length <= limits.roomNameLength;
}
