import type { CallState } from '../calls/calls.ts';
import type { SeamState } from '../ui/seam.tsx';
import { isCall, type State } from './state.ts';

/** How the line between the two is drawn. Text always passes through the server, as through a relay. */
export function seamState(state: State, call: CallState | undefined): SeamState {
  switch (state.kind) {
    case 'queueing':
      return 'searching';
    case 'matched':
      return 'found';
    case 'live':
      return isCall(state.talk.match.mode) && call?.kind === 'live' && call.route === 'direct'
        ? 'direct'
        : 'relayed';
    case 'unstable':
      return 'unstable';
    case 'resuming':
    case 'mediaReconnecting':
    case 'partnerReconnecting':
      return 'reconnecting';
    case 'partnerGone':
      return 'gone';
    default:
      return 'idle';
  }
}
