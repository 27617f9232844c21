import { useState } from 'preact/hooks';
import { roomPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { announce } from '../app/status.ts';
import { useNow } from '../ui/use-now.ts';
import { RelayNote } from './relay-note.tsx';
import type { State } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';
import { UndoOffer } from './undo-offer.tsx';
import { type Wishes, widen } from './wishes.ts';

const longMs = 20_000;
const waitingRoom = 'lobby';

interface QueueActionsProps {
  desk: TalkDesk;
  state: Extract<State, { kind: 'queueing' }>;
}

/** Cancel, and once it takes long the ways to meet someone sooner. */
export function QueueActions({ desk, state: { wishes, sinceMs, reason } }: QueueActionsProps) {
  const nowMs = useNow(true);
  const [patientSinceMs, setPatientSinceMs] = useState(0);
  const isLong = nowMs - Math.max(sinceMs, patientSinceMs) >= longMs;
  const wider = widen(wishes);
  const widenTo = (fewer: Wishes) => {
    void desk.search(fewer);
    announce(widenedSentence(wishes));
  };
  return (
    <>
      {reason === 'unreachable' && <RelayNote />}
      {isLong && <p class="hint">{nobodySentence(wishes)}</p>}
      <div class="actions">
        {isLong && wider && (
          <button type="button" class="button strong" onClick={() => widenTo(wider)}>
            Widen
          </button>
        )}
        {isLong && (
          <>
            <button type="button" class="button" onClick={() => setPatientSinceMs(Date.now())}>
              Keep waiting
            </button>
            <button type="button" class="button" onClick={() => navigate(roomPath(waitingRoom))}>
              Wait in a room
            </button>
          </>
        )}
        <UndoOffer desk={desk} />
        <button type="button" class="button" aria-keyshortcuts="Escape" onClick={() => navigate('/')}>
          Cancel (Esc)
        </button>
      </div>
      <p class="hint">
        Trying it alone?{' '}
        <a class="link" href="/?guest" target="_blank" rel="noopener">
          Open as another stranger
        </a>
      </p>
    </>
  );
}

/** Names what Widen drops. */
function nobodySentence({ interests, languages }: Wishes): string {
  if (interests.length > 0) return 'Nobody with these topics yet.';
  return languages.length > 0 ? 'Nobody who speaks your languages yet.' : 'Nobody is free yet.';
}

function widenedSentence({ interests }: Wishes): string {
  return `Looking for someone, whatever their ${interests.length > 0 ? 'topics' : 'languages'}.`;
}
