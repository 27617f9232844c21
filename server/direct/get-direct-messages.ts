import { limits } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const getDirectMessages: Handler<'get_direct_messages'> = (
  { direct, connection },
  { withUser, limit = limits.historyDefault, before, after },
) => direct.messages(connection, withUser, { limit, before, after });
