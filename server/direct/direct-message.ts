import type { Message } from '../../shared/events.ts';
import type { Entry } from '../conversations/history.ts';
import { sentAt } from '../conversations/sent-at.ts';

/** An entry of a conversation as one of the two gets it: `withUser` is the other. */
export function directMessage(withUser: string, entry: Entry): Message {
  return { ...entry, withUser, sentAt: sentAt(entry.id), persisted: true };
}
