import type { Client } from '../app/client.ts';
import { navigate } from '../app/router.ts';
import { AutoNext } from './auto-next.tsx';
import { fullLink } from './full-link.ts';
import { QueueActions } from './queue-actions.tsx';
import { UndoOffer } from './undo-offer.tsx';
import { WaitingForASeat } from './waiting-for-a-seat.tsx';
import { want } from './wanted.ts';

/** What can be done about the state, beside the keys that are always there. */
export function StateActions({ client: { desk, connection, seat } }: { client: Client }) {
  const state = desk.state.value;
  const full = fullLink(state, connection.link.value);
  switch (state.kind) {
    case 'queueing':
      return full ? <WaitingForASeat link={full} seat={seat} /> : <QueueActions desk={desk} state={state} />;
    case 'unsupported':
      return (
        <div class="actions">
          <button type="button" class="button strong" onClick={() => want({ ...state.wishes, mode: 'text' })}>
            Use text
          </button>
        </div>
      );
    case 'duplicateTab':
      return (
        <div class="actions">
          <button
            type="button"
            class="button strong"
            onClick={() => (state.elsewhere === 'talking' ? void desk.takeOver() : want(state.wishes))}
          >
            Talk here instead
          </button>
          <a class="button" href="/?guest" target="_blank" rel="noopener">
            Open as another stranger
          </a>
        </div>
      );
    case 'refused':
      return (
        <div class="actions">
          <button type="button" class="button strong" onClick={() => void desk.search(state.wishes)}>
            Try again
          </button>
          <button type="button" class="button" onClick={() => navigate('/')}>
            Back to the start
          </button>
        </div>
      );
    case 'parted':
      return (
        <>
          <div class="actions">
            <UndoOffer desk={desk} />
            <button type="button" class="button" onClick={() => navigate('/')}>
              Back to the start
            </button>
          </div>
          <p class="hint for-keyboard">Press Enter to meet the next one.</p>
        </>
      );
    case 'partnerGone':
      return <AutoNext key={state.talk.match.matchId} desk={desk} state={state} />;
    default:
      return null;
  }
}
