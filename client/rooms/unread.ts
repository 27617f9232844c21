import type { Line } from '../chat/line.ts';

/** What others have written since one last looked. */
export interface Unread {
  count: number;
  /** One of them names us. */
  isMentioned: boolean;
}

/** Of a room where nothing is known to have been read yet, nothing is unread. */
export function unreadIn(
  lines: readonly Line[],
  readId: number | undefined,
  isMention: (line: Line) => boolean,
): Unread {
  if (readId === undefined) return { count: 0, isMentioned: false };
  const lastRead = lines.findLastIndex(({ id }) => id !== undefined && id <= readId);
  const fresh = lines.slice(lastRead + 1).filter(({ kind }) => kind === 'theirs');
  return { count: fresh.length, isMentioned: fresh.some(isMention) };
}

/** As it stands beside a name. */
export const unreadLabel = (count: number) => (count > 99 ? '99+' : `${count}`);
