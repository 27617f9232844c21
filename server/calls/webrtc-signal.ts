import type { Handler } from '../handler.ts';

/** The peer is whom the match says it is: a client cannot name a recipient. */
export const webrtcSignal: Handler<'webrtc_signal'> = async (
  { matchmaker, connection },
  { matchId, signal },
) => {
  await matchmaker.relay.send(matchmaker.talking(connection, matchId), 'webrtc_signal', { matchId, signal });
  return {};
};
