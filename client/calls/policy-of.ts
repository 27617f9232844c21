import type { Match } from '../../shared/events.ts';
import type { Ice } from './ice-source.ts';

/** By which ways a call may go: all of them only where both sides agreed to a direct route, or there is no relay. */
export function policyOf({ route }: Pick<Match, 'route'>, ice: Ice): RTCIceTransportPolicy {
  return route === 'direct' ? 'all' : ice.iceTransportPolicy;
}
