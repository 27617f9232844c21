import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Client } from '../app/client.ts';
import { seconds } from '../app/sentences.ts';
import { Key } from '../ui/key.tsx';
import { useNow } from '../ui/use-now.ts';
import { currentTalk, isOver, type State } from './state.ts';

/** On to the next stranger. Takes the focus when one has gone, so that Enter is enough: but not from under somebody's words. */
export function NextKey({ client: { desk, escapeTwice } }: { client: Client }) {
  const state = desk.state.value;
  const key = useRef<HTMLButtonElement>(null);
  const isEnd = isOver(state);
  const nowMs = useNow(state.kind === 'rateLimited');
  const waitMs = state.kind === 'rateLimited' ? state.untilMs - nowMs : 0;
  useLayoutEffect(() => {
    const taken = key.current;
    if (!isEnd || !taken) return;
    if (!isInTheMiddleOfWords()) taken.focus();
    return () => {
      // Whoever had gone is back: the focus is for them.
      if (currentTalk(desk.state.peek())) taken.blur();
    };
  }, [isEnd, desk]);
  const isIdle = waitMs > 0 || !nextWishes(state);
  return (
    <div class="next-key">
      {escapeTwice.isArmed.value && <p class="plate next-hint">Press Esc again to skip</p>}
      <Key
        buttonRef={key}
        icon="next"
        name="Next"
        isStrong
        isIdle={isIdle}
        {...(waitMs > 0 && { note: `${seconds(waitMs)} s` })}
        onPress={() => {
          const wishes = nextWishes(state);
          if (wishes) void desk.search(wishes);
        }}
      />
    </div>
  );
}

/** Their next space would press the key. */
function isInTheMiddleOfWords(): boolean {
  const focused = document.activeElement;
  return focused instanceof HTMLTextAreaElement && focused.value !== '';
}

/** What Next would look for; nothing while a search is on, or where something else has to be done first. */
function nextWishes(state: State) {
  if ('talk' in state) return state.talk.wishes;
  return state.kind === 'rateLimited' ? state.wishes : undefined;
}
