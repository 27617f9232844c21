import type { Handler } from '../handler.ts';
import { RequestError } from '../request-error.ts';

export const blockUser: Handler<'block_user'> = async ({ matchmaker, connection }, { userId }) => {
  if (userId === connection.data.user.id) {
    throw new RequestError('bad_request', 'userId: you cannot block yourself.');
  }
  await matchmaker.inTurn(connection, () => matchmaker.block(connection, userId));
  return {};
};
