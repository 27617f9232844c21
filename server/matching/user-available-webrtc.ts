import type { Handler } from '../handler.ts';

/** In the pool, a person may draw as well as be drawn: two who fit never both wait. */
export const userAvailableWebrtc: Handler<'user_available_webrtc'> = async (
  { matchmaker, connection },
  wanted,
) => {
  await matchmaker.inTurn(connection, () => matchmaker.search(connection, wanted));
  return {};
};
