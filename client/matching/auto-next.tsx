import { useEffect, useState } from 'preact/hooks';
import { preferences } from '../app/preferences.ts';
import { seconds } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { useNow } from '../ui/use-now.ts';
import type { State } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';

const afterMs = 5_000;

interface AutoNextProps {
  desk: TalkDesk;
  state: Extract<State, { kind: 'partnerGone' }>;
}

/** Where one has set it, the next search begins by itself once a stranger has gone, unless it is stopped. */
export function AutoNext({ desk, state: { talk } }: AutoNextProps) {
  const [isStopped, setStopped] = useState(!preferences.value.autoNext);
  const [atMs] = useState(() => Date.now() + afterMs);
  const nowMs = useNow(!isStopped);
  useEffect(() => {
    if (isStopped) return;
    announce(`Looking for the next one in ${seconds(afterMs)} seconds.`);
    const timer = setTimeout(() => void desk.search(talk.wishes), afterMs);
    return () => clearTimeout(timer);
  }, [desk, talk, isStopped]);
  if (isStopped) return <p class="hint for-keyboard">Press Enter to meet the next one.</p>;
  return (
    <>
      <p class="hint">Looking for the next one in {seconds(atMs - nowMs)} s…</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => setStopped(true)}>
          Stop
        </button>
      </div>
    </>
  );
}
