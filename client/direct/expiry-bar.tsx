import { useEffect, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import { useNow } from '../ui/use-now.ts';
import type { DirectDesk } from './direct-desk.ts';
import { timeLeft } from './time-left.ts';

/** With more than this left nobody need think of it. */
const amplyMs = 2 * 24 * 3_600_000;

type Extension = { kind: 'unasked' } | { kind: 'asked' } | { kind: 'failed'; sentence: string };

interface ExpiryBarProps {
  desk: DirectDesk;
  userId: string;
  name: string;
  expiresAt: string;
}

/** Until when a conversation is kept, and how both may have it kept for longer. */
export function ExpiryBar({ desk, userId, name, expiresAt }: ExpiryBarProps) {
  const [extension, setExtension] = useState<Extension>({ kind: 'unasked' });
  const nowMs = useNow(true);
  const untilMs = Date.parse(expiresAt);
  const isAmple = untilMs - nowMs > amplyMs;
  useEffect(() => {
    if (isAmple) setExtension({ kind: 'unasked' });
  }, [isAmple]);

  async function extend() {
    if (extension.kind === 'asked') return;
    setExtension({ kind: 'asked' });
    const why = await desk.extend(userId);
    if (why === undefined) return announce(askedSentence(name));
    setExtension({ kind: 'failed', sentence: why });
    announce(why);
  }

  return (
    <div class="expiry">
      <p>
        This conversation disappears in {timeLeft(untilMs, nowMs)}. Each message puts that off.
        {extension.kind === 'asked' && ` ${askedSentence(name)}`}
        {extension.kind === 'failed' && ` ${extension.sentence}`}
      </p>
      {!isAmple && (
        <button
          type="button"
          class="link"
          aria-pressed={extension.kind === 'asked'}
          aria-disabled={extension.kind === 'asked'}
          onClick={() => void extend()}
        >
          Extend
        </button>
      )}
    </div>
  );
}

const askedSentence = (name: string) => `It is kept for a week if ${name} presses Extend, too.`;
