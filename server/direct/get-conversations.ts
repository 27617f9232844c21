import type { Handler } from '../handler.ts';

export const getConversations: Handler<'get_conversations'> = ({ direct, connection }) =>
  direct.conversations(connection);
