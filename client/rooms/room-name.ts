import { limits } from '../../shared/limits.ts';

export const roomNameRule = `A room's name is made of letters, digits, - and _, at most ${limits.roomNameLength} of them.`;

/** What someone typed as the room name that the server will accept: spaces become dashes, the rest is dropped. */
export function roomName(typed: string): string {
  const name = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}_-]/gu, '');
  return [...name].slice(0, limits.roomNameLength).join('');
}
