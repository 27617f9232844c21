import type { Handler } from '../handler.ts';

export const userUnavailableWebrtc: Handler<'user_unavailable_webrtc'> = async ({
  matchmaker,
  connection,
}) => {
  await matchmaker.inTurn(connection, () => matchmaker.searches.stop(connection));
  return {};
};
