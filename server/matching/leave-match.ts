import type { Handler } from '../handler.ts';

export const leaveMatch: Handler<'leave_match'> = async ({ matchmaker, connection }, { matchId }) => {
  await matchmaker.inTurn(connection, () => matchmaker.leave(connection, matchId));
  return {};
};
