import type { Ack } from '../../shared/events.ts';
import { patiently } from './catch-up.ts';
import type { Channel } from './channel.ts';
import type { LogPage } from './message-log.ts';
import type { Pending } from './pending.ts';
import type { Ask } from './wire.ts';

/** The server's clock may be behind ours: it may have taken something earlier than that was written. */
const clocksMs = 5 * 60_000;
const mostPages = 100;

/** What the server has of something: `unknown` where it may have had it, and kept it no longer. */
export type Sighting = 'logged' | 'absent' | 'unknown';

interface LookForOptions {
  channel: Channel;
  ask: Ask;
  myId: string | undefined;
}

/** Looks for what we have written in all that was said since then. */
export async function lookFor(
  { clientId, writtenAtMs }: Pending,
  { channel, ask, myId }: LookForOptions,
): Promise<Ack<{ sighting: Sighting }>> {
  const isIn = ({ messages }: LogPage) =>
    messages.some((message) => message.clientId === clientId && message.from.id === myId);
  let after: number | string = new Date(writtenAtMs - clocksMs).toISOString();
  for (let page = 0; page < mostPages; page++) {
    const answer = await patiently(() => channel.readAfter(ask, after));
    if (!answer.ok) return answer;
    if (isIn(answer)) return { ok: true, sighting: 'logged' };
    if (answer.gap) break;
    const last = answer.messages.at(-1);
    if (!answer.hasMore || !last) return { ok: true, sighting: 'absent' };
    after = last.id;
  }
  return { ok: true, sighting: 'unknown' };
}
