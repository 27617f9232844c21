import { useEffect, useRef } from 'preact/hooks';
import type { Client } from '../app/client.ts';
import { commonSentence, refusalSentence } from '../app/sentences.ts';
import { KeepNote } from '../direct/keep-note.tsx';
import { Top } from '../ui/top.tsx';
import { useNow } from '../ui/use-now.ts';
import { BlockButton } from './block-button.tsx';
import { fullLink } from './full-link.ts';
import { LineNote } from './line-note.tsx';
import { modeOf } from './mode-of.ts';
import { currentTalk, isOver, type State } from './state.ts';
import { StateActions } from './state-actions.tsx';
import { stateSentence } from './state-sentence.ts';
import { SwipeNext } from './swipe-next.tsx';
import type { useCalls } from './use-calls.ts';

interface StrangerPaneProps {
  client: Client;
  callParts: ReturnType<typeof useCalls>;
}

/** The stranger's side: their picture when there is one, and in words where things stand and what can be done. */
export function StrangerPane({ client, callParts }: StrangerPaneProps) {
  const state = client.desk.state.value;
  const full = fullLink(state, client.connection.link.value);
  const call = client.calls.call.value;
  const mode = modeOf(state);
  const nowMs = useNow(isCounting(state));
  const heading = useHeadingFocus(state);
  const next = () => {
    const wishes = currentTalk(client.desk.state.peek())?.wishes;
    if (wishes) void client.desk.search(wishes);
  };
  const isShown = call !== undefined && call.remote.value !== null;
  const lineNote = <LineNote state={state} nowMs={nowMs} />;
  const pane = useRef<HTMLElement>(null);
  return (
    <section
      ref={pane}
      class="stranger-pane"
      aria-label="Stranger"
      data-region
      data-picture={isShown}
      tabIndex={-1}
    >
      {callParts && call && mode !== 'text' && <callParts.RemotePane call={call} mode={mode} onNext={next} />}
      <Top>
        <BlockButton desk={client.desk} />
      </Top>
      <div class="stranger-words">
        <h1 ref={heading} class="state-sentence" tabIndex={-1}>
          {full ? refusalSentence(full.refusal) : stateSentence(state, nowMs)}
        </h1>
        <Common state={state} />
        {isShown && lineNote}
        <KeepNote client={client} />
        <StateActions client={client} />
      </div>
      {!isShown && lineNote}
      {mode !== 'text' && <SwipeNext client={client} pane={pane} />}
    </section>
  );
}

function Common({ state }: { state: State }) {
  const common = currentTalk(state)?.match.commonInterests ?? [];
  return common.length > 0 && <p class="common">{commonSentence(common)}</p>;
}

const isCounting = (state: State) => state.kind !== 'idle' && !isOver(state);

/** Takes the focus that Start, Undo or a key before the call has left nowhere: once for a search, once for each match. */
function useHeadingFocus(state: State) {
  const heading = useRef<HTMLHeadingElement>(null);
  const news = state.kind === 'queueing' ? state.kind : currentTalk(state)?.match.matchId;
  useEffect(() => {
    const isFree = document.activeElement === document.body || document.activeElement === null;
    if (news && isFree) heading.current?.focus();
  }, [news]);
  return heading;
}
