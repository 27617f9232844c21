import type { Handler } from '../handler.ts';

export const resumeMatch: Handler<'resume_match'> = async ({ matchmaker, connection }, { matchId }) => ({
  match: await matchmaker.inTurn(connection, () => matchmaker.resume(connection, matchId)),
});
