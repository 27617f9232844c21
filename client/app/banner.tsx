import { currentTalk, isCall } from '../matching/state.ts';
import { useNow } from '../ui/use-now.ts';
import { bannerSentence } from './banner-sentence.ts';
import type { Client } from './client.ts';
import { seconds } from './sentences.ts';

export function Banner({ client: { connection, desk } }: { client: Client }) {
  const link = connection.link.value;
  const nowMs = useNow(link.kind === 'lost');
  const mode = currentTalk(desk.state.value)?.match.mode;
  const sentence = bannerSentence(link, connection.degraded.value, mode !== undefined && isCall(mode));
  if (!sentence) return null;
  return (
    <div class="banner" data-link={link.kind}>
      <p>
        {sentence}
        {link.kind === 'lost' && ` Trying again ${whenSentence(link.retryAtMs - nowMs)}`}
      </p>
      {link.kind === 'lost' && (
        <button type="button" class="button" onClick={connection.tryNow}>
          Try now
        </button>
      )}
    </div>
  );
}

const whenSentence = (waitMs: number) => (waitMs > 0 ? `in ${seconds(waitMs)} s…` : 'now…');
