import { type ReadonlySignal, signal } from '@preact/signals';
import type { Message } from '../../shared/events.ts';
import type { Connection } from './connection.ts';

/**
 * How many messages have come while nobody looked at this tab, but for those of rooms, which count their own.
 * `onNews` is told of each.
 */
export function countUnseen(
  connection: Connection,
  isForUs: (message: Message) => boolean,
  onNews: (message: Message) => void,
): ReadonlySignal<number> {
  const count = signal(0);
  connection.on('chat_message', (message) => {
    const isOwn = message.from.id === connection.session.peek()?.user.id;
    if (!document.hidden || isOwn || !isForUs(message)) return;
    if (message.room === undefined) count.value++;
    onNews(message);
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) count.value = 0;
  });
  return count;
}
