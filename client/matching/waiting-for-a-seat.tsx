import { mayAskToNotify } from '../app/may-notify.ts';
import { navigate } from '../app/router.ts';
import { noticesBlockedSentence, whenSentence } from '../app/sentences.ts';
import { useNow } from '../ui/use-now.ts';
import type { FullLink } from './full-link.ts';
import { askedSentence, type SeatTeller } from './tell-seat.ts';

export function WaitingForASeat({ link: { retryAtMs }, seat }: { link: FullLink; seat: SeatTeller }) {
  const nowMs = useNow(true);
  const wish = seat.wish.value;
  return (
    <>
      <p class="hint">Trying again {whenSentence(retryAtMs - nowMs)}</p>
      {wish !== 'unasked' && <p class="hint">{wish === 'asked' ? askedSentence : noticesBlockedSentence}</p>}
      <div class="actions">
        {wish === 'unasked' && mayAskToNotify() && (
          <button type="button" class="button" onClick={() => void seat.ask()}>
            Notify me
          </button>
        )}
        <button type="button" class="button" aria-keyshortcuts="Escape" onClick={() => navigate('/')}>
          Leave
        </button>
      </div>
    </>
  );
}
