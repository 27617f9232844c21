import type { Handler } from '../handler.ts';
import { sendToMatch } from '../matching/send-to-match.ts';

export const chatMessage: Handler<'chat_message'> = (
  context,
  { room, toUser, matchId = '', text, clientId },
) => {
  const { rooms, direct, connection } = context;
  if (room !== undefined) return rooms.send(connection, { room, text, clientId });
  if (toUser !== undefined) return direct.send(connection, { toUser, text, clientId });
  return sendToMatch(context, { matchId, text, clientId });
};
