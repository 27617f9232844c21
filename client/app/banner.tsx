import { currentTalk, isCall } from '../matching/state.ts';
import { useNow } from '../ui/use-now.ts';
import { bannerSentence } from './banner-sentence.ts';
import type { Client } from './client.ts';
import { route } from './router.ts';
import { whenSentence } from './sentences.ts';

export function Banner({ client: { connection, desk } }: { client: Client }) {
  const link = connection.link.value;
  const nowMs = useNow(link.kind === 'lost' || link.kind === 'full');
  const mode = currentTalk(desk.state.value)?.match.mode;
  const sentence = bannerSentence(link, connection.degraded.value, mode !== undefined && isCall(mode));
  // Whoever searches reads it where the search stands.
  const isSaidBelow =
    link.kind === 'full' && desk.state.value.kind === 'queueing' && route.value.kind === 'talk';
  if (!sentence || isSaidBelow) return null;
  return (
    <div class="banner" data-link={link.kind}>
      <p>
        {sentence}
        {(link.kind === 'lost' || link.kind === 'full') &&
          ` Trying again ${whenSentence(link.retryAtMs - nowMs)}`}
      </p>
      {link.kind === 'lost' && (
        <button type="button" class="button" onClick={connection.tryNow}>
          Try now
        </button>
      )}
    </div>
  );
}
