import type { PersonStatus } from '../../shared/events.ts';
import { ago } from '../landing/ago.ts';
import { useNow } from '../ui/use-now.ts';

const tickMs = 30_000;

/** Whether somebody is online, or when they were; nothing where they keep it to themselves. */
export function PresenceWords({ status }: { status: PersonStatus | undefined }) {
  const seenAt = status?.lastSeen;
  const nowMs = useNow(Boolean(seenAt), tickMs);
  if (status?.isOnline) return <span class="presence online">Online</span>;
  return seenAt ? <span class="presence">last seen {ago(nowMs - Date.parse(seenAt))}</span> : null;
}
