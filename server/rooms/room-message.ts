import type { Message } from '../../shared/events.ts';
import type { Entry } from '../conversations/history.ts';
import { sentAt } from '../conversations/sent-at.ts';

/** An entry of a room's history as clients get it. */
export function roomMessage(room: string, entry: Entry): Message {
  return { ...entry, room, sentAt: sentAt(entry.id), persisted: true };
}
