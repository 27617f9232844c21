import { limits } from '../../shared/limits.ts';
import { pageAnswer } from '../conversations/message.ts';
import type { Handler } from '../handler.ts';

export const getDirectMessages: Handler<'get_direct_messages'> = async (
  { direct, connection },
  { withUser, limit = limits.historyDefault, before, after },
) => pageAnswer(await direct.page(connection, withUser, { limit, before, after }), { withUser });
