import type { Handler } from '../handler.ts';

export const keepMatch: Handler<'keep_match'> = async ({ keeping, connection }, { matchId }) => {
  await keeping.keep(connection, matchId);
  return {};
};
