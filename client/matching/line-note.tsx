import { isCall, type State } from './state.ts';

interface LineNoteProps {
  state: State;
  nowMs: number;
}

/** What the seam draws, in words: the route of the talk, and how long it has lasted. */
export function LineNote({ state, nowMs }: LineNoteProps) {
  if (state.kind !== 'live' && state.kind !== 'unstable') return null;
  const { match, sinceMs } = state.talk;
  return (
    <p class="line-note-bar">
      <span>
        {isCall(match.mode) ? routeWords[match.route] : 'Text passes through our server and is not kept'}
      </span>
      <span class="timer" role="timer">
        {clockOf(nowMs - sinceMs)}
      </span>
    </p>
  );
}

const routeWords = { private: 'Private route', direct: 'Direct route' };

function clockOf(ms: number): string {
  const passed = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(passed / 60)}:${String(passed % 60).padStart(2, '0')}`;
}
