import type { Ack } from '../../shared/events.ts';
import type { Channel } from './channel.ts';
import type { LogPage, MessageLog } from './message-log.ts';
import type { Ask } from './wire.ts';

/** Who has missed more starts anew with the newest messages. */
const mostPages = 20;
const retryMs = 1_000;

interface CatchUpOptions {
  channel: Channel;
  log: MessageLog;
  ask: Ask;
  /** The connection for which it is done is still there. */
  isWanted(): boolean;
  onRead(): void;
}

/**
 * Reads what came after the cursor until nothing is left; what then still waits for others waits in vain.
 * Answers whether all of it has been read.
 */
export async function catchUp(options: CatchUpOptions): Promise<boolean> {
  const { channel, log, ask, isWanted, onRead } = options;
  const waiting = log.waiting;
  for (let page = 0; page < mostPages; page++) {
    const answer = await patiently(() => channel.readAfter(ask, log.cursor ?? 0));
    if (!answer.ok || !isWanted()) return false;
    log.append(answer);
    if (!answer.hasMore) log.giveUpOn(waiting);
    onRead();
    if (!answer.hasMore) return true;
  }
  const newest = await patiently(() => channel.enter(ask, undefined, true));
  if (!newest.ok || !isWanted()) return false;
  log.begin(newest);
  onRead();
  return true;
}

/** Asks again when the server says that it was too soon. */
export async function patiently(ask: () => Promise<Ack<LogPage>>): Promise<Ack<LogPage>> {
  for (;;) {
    const answer = await ask();
    if (answer.ok || answer.error.code !== 'rate_limited') return answer;
    const { retryAfterMs = retryMs } = answer.error;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }
}
