import type { Line } from '../chat/line.ts';

/** What others have written since one last looked. */
export interface Unread {
  count: number;
  /** There may be more than are known here. */
  isAtLeast: boolean;
  /** One of them names us. */
  isMentioned: boolean;
}

interface Known {
  lines: readonly Line[];
  /** The server has older ones. */
  hasEarlier: boolean;
}

/** Of a room where nothing is known to have been read yet, nothing is unread. */
export function unreadIn(
  { lines, hasEarlier }: Known,
  readId: number | undefined,
  isMention: (line: Line) => boolean,
): Unread {
  if (readId === undefined) return { count: 0, isAtLeast: false, isMentioned: false };
  const lastRead = lines.findLastIndex(({ id }) => id !== undefined && id <= readId);
  const fresh = lines.slice(lastRead + 1).filter(({ kind, text }) => kind === 'theirs' && text !== '');
  const isAtLeast = lastRead === -1 && hasEarlier && fresh.length > 0;
  return { count: fresh.length, isAtLeast, isMentioned: fresh.some(isMention) };
}

/** As it stands beside a name. */
export const unreadLabel = (count: number, isAtLeast = false) =>
  count > 99 ? '99+' : `${count}${isAtLeast ? '+' : ''}`;
