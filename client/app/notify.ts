import type { Message } from '../../shared/events.ts';
import { personPath, roomPath } from './route.ts';
import { navigate } from './router.ts';

/** Shows what has come beyond the page: one notice for each conversation, the newest in the place of the one before. */
export function notify(message: Message): void {
  const { room, withUser, from, text } = message;
  const isStranger = room === undefined && withUser === undefined;
  const title = isStranger ? 'Stranger' : `${from.name}${room === undefined ? '' : ` in ${room}`}`;
  showNotice({ title, body: text, path: pathOf(message) });
}

/** Pressed, it leads to the path. */
export function showNotice({ title, body, path }: { title: string; body: string; path: string }): void {
  const notice = new Notification(title, { body, tag: path, icon: '/favicon.svg' });
  notice.onclick = () => {
    window.focus();
    navigate(path);
    notice.close();
  };
}

function pathOf({ room, withUser }: Message): string {
  if (room !== undefined) return roomPath(room);
  return withUser === undefined ? '/talk' : personPath(withUser);
}
