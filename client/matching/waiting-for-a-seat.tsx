import { navigate } from '../app/router.ts';
import { whenSentence } from '../app/sentences.ts';
import type { Link } from '../sdk/link.ts';
import { useNow } from '../ui/use-now.ts';
import type { State } from './state.ts';

type Full = Extract<Link, { kind: 'full' }>;

/** The link of somebody who searches and whom the server has no room for; it is tried again by itself. */
export function fullLink(state: State, link: Link): Full | undefined {
  return state.kind === 'queueing' && link.kind === 'full' ? link : undefined;
}

export function WaitingForASeat({ link: { retryAtMs } }: { link: Full }) {
  const nowMs = useNow(true);
  return (
    <>
      <p class="hint">Trying again {whenSentence(retryAtMs - nowMs)}</p>
      <div class="actions">
        <button type="button" class="button" aria-keyshortcuts="Escape" onClick={() => navigate('/')}>
          Leave
        </button>
      </div>
    </>
  );
}
