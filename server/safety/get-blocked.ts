import { limits } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const getBlocked: Handler<'get_blocked'> = async ({ matchmaker, connection }) => {
  const blocks = await matchmaker.blockedBy(connection, limits.blockedPage + 1);
  const blocked = blocks.slice(0, limits.blockedPage).map(({ userId, blockedAt }) => ({
    userId,
    blockedAt: blockedAt.toISOString(),
  }));
  return { blocked, hasMore: blocks.length > limits.blockedPage };
};
