import type { Handler } from '../handler.ts';
import { requestRandomPeer } from './request-random-peer.ts';

/** In the pool, a person may draw as well as be drawn: two who fit never both wait. */
export const userAvailableWebrtc: Handler<'user_available_webrtc'> = async (context, wanted) => {
  await requestRandomPeer(context, wanted);
  return {};
};
