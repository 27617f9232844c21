import type { Handler } from '../handler.ts';

export const typing: Handler<'typing'> = async (
  { rooms, direct, matchmaker, connection },
  { room, toUser, matchId = '', isTyping },
) => {
  if (room !== undefined) rooms.typing(connection, room, isTyping);
  else if (toUser !== undefined) await direct.typing(connection, toUser, isTyping);
  else await matchmaker.typing.say(matchmaker.talking(connection, matchId), isTyping);
  return {};
};
