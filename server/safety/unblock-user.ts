import type { Handler } from '../handler.ts';

export const unblockUser: Handler<'unblock_user'> = async (
  { matchmaker, whereabouts, connection },
  { userId },
) => {
  await matchmaker.unblock(connection, userId);
  await Promise.all([userId, connection.data.user.id].map((id) => whereabouts.announce(id)));
  return {};
};
