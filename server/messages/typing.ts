import type { Handler } from '../handler.ts';

export const typing: Handler<'typing'> = async (
  { rooms, matchmaker, connection },
  { room, matchId = '', isTyping },
) => {
  if (room === undefined) {
    const seat = await matchmaker.speaking(connection, matchId);
    await matchmaker.relay.send(seat, 'typing', { matchId, isTyping });
  } else {
    rooms.typing(connection, room, isTyping);
  }
  return {};
};
