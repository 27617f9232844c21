import type { Handler } from '../handler.ts';

export const unblockUser: Handler<'unblock_user'> = async ({ matchmaker, connection }, { userId }) => {
  await matchmaker.unblock(connection, userId);
  return {};
};
