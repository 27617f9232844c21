import type { Mode } from '../../shared/events.ts';
import type { State } from './state.ts';

/** How one talks in this state, or would. */
export function modeOf(state: State): Mode {
  if ('talk' in state) return state.talk.match.mode;
  return 'wishes' in state ? state.wishes.mode : 'text';
}
