import { limits } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const getRecentMessages: Handler<'get_recent_messages'> = (
  { rooms, connection },
  { room, limit = limits.historyDefault, before, after },
) => rooms.recent(connection, room, { limit, before, after });
