import type { Message } from '../../shared/events.ts';
import { fold } from '../../shared/fold.ts';
import type { Place, Range } from './history.ts';

const pageSize = 100;

/** How many messages one search looks through. */
export const mostSearched = 1000;

interface Search {
  query: string;
  limit: number;
  before?: Place | undefined;
}

interface Found {
  /** Newest first. */
  messages: Message[];
  /** From where to look further back; null where that is all. */
  before: number | null;
}

/** Looks for messages that hold every word of the query, from the newest back, through `mostSearched` at most. */
export async function search(
  read: (range: Range) => Promise<{ messages: Message[]; hasMore: boolean }>,
  { query, limit, before }: Search,
): Promise<Found> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const found: Message[] = [];
  let place = before;
  for (let searched = 0; searched < mostSearched; searched += pageSize) {
    const { messages, hasMore } = await read({ limit: pageSize, before: place });
    for (const message of messages.reverse()) {
      if (holds(message, words)) found.push(message);
      if (found.length === limit) return { messages: found, before: message.id };
      place = message.id;
    }
    if (!hasMore) return { messages: found, before: null };
  }
  return { messages: found, before: typeof place === 'number' ? place : null };
}

function holds({ text }: Message, words: string[]): boolean {
  const folded = fold(text);
  return words.length > 0 && words.every((word) => folded.includes(word));
}
