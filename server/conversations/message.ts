import type { Message, Results } from '../../shared/events.ts';
import { Encoded } from '../encoded.ts';
import type { Entry } from './entry.ts';
import type { Page } from './history.ts';
import { sentAt } from './sent-at.ts';

/** Where an entry was said, as its reader names it: in a room, or with the other of two. */
export type Place = { room: string } | { withUser: string };

/** An entry as clients get it. */
export function toMessage({ id, previousId, draft }: Entry, place: Place): Message {
  return { id, previousId, ...place, ...draft, sentAt: sentAt(id), persisted: true };
}

/** The same as JSON, without a look into what was said. */
export function messageJson({ id, previousId, json }: Entry, place: Place, persisted = true): string {
  const head = `{"id":${id},"previousId":${previousId},"sentAt":"${sentAt(id)}","persisted":${persisted},`;
  return `${head}${JSON.stringify(place).slice(1, -1)},${json.slice(1)}`;
}

/** What is answered to whoever asks for a part of a conversation. */
export type PageAnswer<In extends Place> = Encoded<
  Pick<Results['join_room'], 'messages' | 'hasMore' | 'gap'> & In
>;

export function pageAnswer<In extends Place>({ entries, hasMore, gap }: Page, place: In): PageAnswer<In> {
  const messages = entries.map((entry) => messageJson(entry, place)).join();
  const where = JSON.stringify(place).slice(0, -1);
  return new Encoded(`${where},"messages":[${messages}],"hasMore":${hasMore},"gap":${gap}}`);
}

export type SentAnswer = Encoded<Results['chat_message']>;

/** What is answered to whoever sent the message with this JSON. */
export function sentAnswer(json: string, isDuplicate: boolean): SentAnswer {
  return new Encoded(`{"message":${json}${isDuplicate ? ',"duplicate":true' : ''}}`);
}
