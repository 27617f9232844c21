import type { ConnectionRefusal } from '../../shared/events.ts';
import { useNow } from '../ui/use-now.ts';
import { canCopy } from './can-copy.ts';
import { bannedSentence } from './sentences.ts';

interface BannedProps {
  refusal: ConnectionRefusal;
  onAgain(): void;
}

/** In place of every screen while the server keeps us out: why, until when, and what to write to whoever runs it. */
export function Banned({ refusal: { message, until, appealCode }, onAgain }: BannedProps) {
  const untilMs = until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until);
  const nowMs = useNow(until !== undefined);
  const isOver = nowMs >= untilMs;
  return (
    <main class="plain" data-state="banned">
      <div role="alert" class="plain-words">
        <h1>{isOver ? 'You may come back.' : bannedSentence(untilMs, nowMs)}</h1>
        {!isOver && <p class="lede">{message}</p>}
      </div>
      {appealCode !== undefined && !isOver && (
        <p>
          Whoever runs this site can look it up by this code: <code>{appealCode}</code>
        </p>
      )}
      <div class="actions">
        {isOver && (
          <button type="button" class="button strong" onClick={onAgain}>
            Go on
          </button>
        )}
        {appealCode !== undefined && !isOver && canCopy() && (
          <button
            type="button"
            class="button strong"
            onClick={() => void navigator.clipboard.writeText(appealCode)}
          >
            Copy code
          </button>
        )}
        <a class="button" href="/">
          Back to the start
        </a>
      </div>
    </main>
  );
}
