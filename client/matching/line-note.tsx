import type { CallState } from '../calls/calls.ts';
import { isCall, type State } from './state.ts';

interface LineNoteProps {
  state: State;
  call: CallState | undefined;
  nowMs: number;
}

/** What the seam draws, in words: the route of the talk, and how long it has lasted. */
export function LineNote({ state, call, nowMs }: LineNoteProps) {
  if (state.kind !== 'live' && state.kind !== 'unstable') return null;
  const { match, sinceMs } = state.talk;
  return (
    <p class="line-note-bar">
      <span>{isCall(match.mode) ? callRoute(call) : 'Text passes through our server and is not kept'}</span>
      <span class="timer" role="timer">
        {clockOf(nowMs - sinceMs)}
      </span>
    </p>
  );
}

function callRoute(call: CallState | undefined): string {
  if (call?.kind !== 'live' && call?.kind !== 'unstable') return 'Connecting';
  return call.route === 'relay' ? 'Private route' : 'Direct route';
}

function clockOf(ms: number): string {
  const passed = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, '0')}`;
}
