import { limits } from '../../shared/limits.ts';
import type { Range } from '../conversations/history.ts';
import { search } from '../conversations/search.ts';
import type { Handler } from '../handler.ts';

export const searchMessages: Handler<'search_messages'> = (
  { rooms, direct, connection },
  { room, withUser = '', query, limit = limits.historyDefault, before },
) => {
  const read = (range: Range) =>
    room === undefined ? direct.messages(connection, withUser, range) : rooms.recent(connection, room, range);
  return search(read, { query, limit, before });
};
