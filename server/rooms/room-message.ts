import type { Message } from '../../shared/events.ts';
import type { Entry } from './history.ts';

/** An entry of a room's history as clients get it. */
export function roomMessage(room: string, entry: Entry): Message {
  return { ...entry, room, sentAt: sentAt(entry.id), persisted: true };
}

export function sentAt(id: number): string {
  return new Date(Math.floor(id / 1000)).toISOString();
}
