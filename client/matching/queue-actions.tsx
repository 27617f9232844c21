import { useState } from 'preact/hooks';
import { roomPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { useNow } from '../ui/use-now.ts';
import type { State } from './state.ts';
import type { TalkDesk } from './talk-desk.ts';

const longMs = 20_000;
const waitingRoom = 'lobby';

interface QueueActionsProps {
  desk: TalkDesk;
  state: Extract<State, { kind: 'queueing' }>;
}

/** Cancel, and once it takes long the ways to meet someone sooner. */
export function QueueActions({ desk, state: { wishes, sinceMs } }: QueueActionsProps) {
  const nowMs = useNow(true);
  const [patientSinceMs, setPatientSinceMs] = useState(0);
  const isLong = nowMs - Math.max(sinceMs, patientSinceMs) >= longMs;
  const hasTopics = wishes.interests.length > 0;
  return (
    <>
      {isLong && <p class="hint">{hasTopics ? 'Nobody with these topics yet.' : 'Nobody is free yet.'}</p>}
      <div class="actions">
        {isLong && hasTopics && (
          <button
            type="button"
            class="button strong"
            onClick={() => void desk.search({ ...wishes, interests: [], languages: [] })}
          >
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
