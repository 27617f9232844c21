import type { Link } from '../sdk/link.ts';
import type { SeamState } from '../ui/seam.tsx';
import { isCall, type State } from './state.ts';

/** How the line between the two is drawn. Text always passes through the server, as through a relay. */
export function seamState(state: State, link: Link): SeamState {
  const isCut = link.kind === 'lost' || link.kind === 'offline';
  switch (state.kind) {
    case 'queueing':
      return link.kind === 'full' ? 'idle' : 'searching';
    case 'matched':
      return 'found';
    case 'live':
      if (!isCall(state.talk.match.mode)) return isCut ? 'reconnecting' : 'relayed';
      return state.talk.match.route === 'direct' ? 'direct' : 'relayed';
    case 'unstable':
      return 'unstable';
    case 'resuming':
    case 'mediaReconnecting':
    case 'partnerReconnecting':
      return 'reconnecting';
    case 'partnerGone':
    case 'parted':
      return 'gone';
    default:
      return 'idle';
  }
}
