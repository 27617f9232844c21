import type { Handler } from '../handler.ts';

export const resumeMatch: Handler<'resume_match'> = ({ matchmaker, connection }, wanted) =>
  matchmaker.inTurn(connection, () => matchmaker.resume(connection, wanted));
