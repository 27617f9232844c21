import { unreadLabel } from '../rooms/unread.ts';

interface UnreadMarkProps {
  count: number;
  /** There may be more. */
  isAtLeast?: boolean;
  isMentioned?: boolean;
}

/** How much is unread; an @ where one of it names us. */
export function UnreadMark({ count, isAtLeast = false, isMentioned = false }: UnreadMarkProps) {
  if (count === 0) return null;
  return (
    <span class="unread">
      {isMentioned && <span aria-hidden="true">@ </span>}
      {unreadLabel(count, isAtLeast)}
      <span class="spoken">{isMentioned ? ' unread, you are named' : ' unread'}</span>
    </span>
  );
}
