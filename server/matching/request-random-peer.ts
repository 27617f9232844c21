import { mayGoDirect } from '../calls/may-go-direct.ts';
import type { Handler } from '../handler.ts';

export const requestRandomPeer: Handler<'request_random_peer'> = (
  { config, matchmaker, connection },
  wanted,
) => {
  const directRoute = mayGoDirect(config.route, wanted.directRoute);
  return matchmaker.inTurn(connection, () =>
    matchmaker.searches.start(connection, { ...wanted, directRoute }),
  );
};
