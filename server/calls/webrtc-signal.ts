import type { Handler } from '../handler.ts';
import { hideAddresses } from './hide-addresses.ts';

/** The peer is whom the match says it is: a client cannot name a recipient. */
export const webrtcSignal: Handler<'webrtc_signal'> = async (
  { matchmaker, connection },
  { matchId, signal },
) => {
  const seat = await matchmaker.speaking(connection, matchId);
  const told = seat.match.route === 'private' ? hideAddresses(signal) : signal;
  if (told !== undefined) await matchmaker.relay.send(seat, 'webrtc_signal', { matchId, signal: told });
  return {};
};
