import { linkCodeMs } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const createLinkCode: Handler<'create_link_code'> = async ({ linkCodes, connection }) => {
  const expiresAt = new Date(Date.now() + linkCodeMs).toISOString();
  return { code: await linkCodes.create(connection.data.user.id), expiresAt };
};
