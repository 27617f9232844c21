import type { Handler } from '../handler.ts';

export const resumeMatch: Handler<'resume_match'> = ({ matchmaker, connection }, { matchId, after }) =>
  matchmaker.inTurn(connection, () => matchmaker.resume(connection, matchId, after));
