import { seconds } from '../app/sentences.ts';
import { useNow } from '../ui/use-now.ts';
import { leftTalk } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';

/** Offers to go back to the stranger who was just left, for as long as that can be. */
export function UndoOffer({ desk }: { desk: TalkDesk }) {
  const state = desk.state.value;
  const nowMs = useNow(true);
  const left = leftTalk(state, nowMs);
  if (!left) return null;
  return (
    <button type="button" class="button" onClick={() => void desk.undo()}>
      Undo{' '}
      <span class="timer" aria-hidden="true">
        {seconds(left.untilMs - nowMs)} s
      </span>
    </button>
  );
}
