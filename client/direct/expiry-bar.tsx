import { useNow } from '../ui/use-now.ts';
import { timeLeft } from './time-left.ts';

/** Until when a conversation is kept. */
export function ExpiryBar({ expiresAt }: { expiresAt: string }) {
  const nowMs = useNow(true);
  const left = timeLeft(Date.parse(expiresAt), nowMs);
  return <p class="expiry">This conversation disappears in {left}. Each message puts that off.</p>;
}
