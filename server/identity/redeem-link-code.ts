import type { Handler } from '../handler.ts';
import { RequestError } from '../request-error.ts';
import { Tokens } from './tokens.ts';

/** The person hears of it on all devices, should it have been somebody else. One's own code is used up, too. */
export const redeemLinkCode: Handler<'redeem_link_code'> = async (
  { config, linkCodes, people, teller, connection },
  { code },
) => {
  const userId = await linkCodes.redeem(code);
  if (userId === connection.data.user.id) {
    throw new RequestError('conflict', 'code: it is your own. Redeem a new one on another device.');
  }
  const [user] = userId === undefined ? [] : await people.find([userId]);
  if (!user) throw new RequestError('not_found', 'code: it is used up or over. Make a new one.');
  await teller.tell(user.id, 'device_linked', { linkedAt: new Date().toISOString() });
  return { user, token: new Tokens(config.jwtSecret).sign(user) };
};
