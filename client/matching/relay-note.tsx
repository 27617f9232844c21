import { openSettings } from '../app/router.ts';
import { lobby } from '../landing/lobby.ts';

/** Why a call may not have come about, where no relay could help it. */
export function RelayNote() {
  if (lobby.value?.relay !== false) return null;
  return (
    <p class="hint">
      No relay server is set up here, so some networks won't connect.{' '}
      <button type="button" class="link" onClick={() => openSettings('connection')}>
        Test my connection
      </button>
    </p>
  );
}
