import type { RefObject } from 'preact';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import type { Client } from '../app/client.ts';
import { createLateNext } from './late-next.ts';
import { currentTalk, isCall } from './state.ts';
import { useSwipeLeft } from './use-swipe-left.ts';

/** In a call a swipe over the stranger's picture goes on to the next, unless it is taken back at once. */
export function SwipeNext({
  client: { desk },
  pane,
}: {
  client: Client;
  pane: RefObject<HTMLElement | null>;
}) {
  const late = useMemo(
    () =>
      createLateNext(() => {
        const talk = currentTalk(desk.state.peek());
        if (talk) void desk.search(talk.wishes);
      }),
    [desk],
  );
  const talk = currentTalk(desk.state.value);
  const matchId = talk && isCall(talk.match.mode) ? talk.match.matchId : undefined;
  // A stranger who comes meanwhile was not meant.
  // biome-ignore lint/correctness/useExhaustiveDependencies: undone when the match is another one.
  useEffect(() => late.undo, [late, matchId]);
  const onSwipe = useCallback(() => {
    if (matchId) late.begin();
  }, [late, matchId]);
  useSwipeLeft(pane, onSwipe);
  return (
    late.isPending.value && (
      <p class="swipe-note plate">
        Swiped by mistake?
        <button type="button" class="button" onClick={late.undo}>
          Undo
        </button>
      </p>
    )
  );
}
