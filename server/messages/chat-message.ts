import type { Handler } from '../handler.ts';
import { sendToMatch } from '../matching/send-to-match.ts';

export const chatMessage: Handler<'chat_message'> = (context, { room, matchId = '', text, clientId }) =>
  room === undefined
    ? sendToMatch(context, { matchId, text, clientId })
    : context.rooms.send(context.connection, { room, text, clientId });
