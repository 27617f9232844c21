import type { Handler } from '../handler.ts';

export const typing: Handler<'typing'> = async (
  { rooms, matchmaker, connection },
  { room, matchId = '', isTyping },
) => {
  if (room === undefined) {
    await matchmaker.relay.send(matchmaker.talking(connection, matchId), 'typing', { matchId, isTyping });
  } else {
    rooms.typing(connection, room, isTyping);
  }
  return {};
};
