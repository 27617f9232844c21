import type { Handler } from '../handler.ts';
import { RequestError } from '../request-error.ts';

export const blockUser: Handler<'block_user'> = async (
  { matchmaker, whereabouts, connection },
  { userId },
) => {
  if (userId === connection.data.user.id) {
    throw new RequestError('bad_request', 'userId: you cannot block yourself.');
  }
  await matchmaker.inTurn(connection, () => matchmaker.block(connection, userId));
  // Neither sees any more whether the other is there.
  await Promise.all([userId, connection.data.user.id].map((id) => whereabouts.announce(id)));
  return {};
};
