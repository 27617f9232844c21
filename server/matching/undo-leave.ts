import type { Handler } from '../handler.ts';

export const undoLeave: Handler<'undo_leave'> = async ({ matchmaker, connection }, { matchId }) => ({
  match: await matchmaker.inTurn(connection, () => matchmaker.undoLeave(connection, matchId)),
});
