import { limits } from '../../shared/limits.ts';
import type { Range } from '../conversations/history.ts';
import { toMessage } from '../conversations/message.ts';
import { search } from '../conversations/search.ts';
import type { Handler } from '../handler.ts';

export const searchMessages: Handler<'search_messages'> = (
  { rooms, direct, connection },
  { room, withUser = '', query, limit = limits.historyDefault, before },
) => {
  const place = room === undefined ? { withUser } : { room };
  const page = (range: Range) =>
    room === undefined ? direct.page(connection, withUser, range) : rooms.page(connection, room, range);
  const read = async (range: Range) => {
    const { entries, hasMore } = await page(range);
    return { messages: entries.map((entry) => toMessage(entry, place)), hasMore };
  };
  return search(read, { query, limit, before });
};
