import type { Ack, Message } from '../../shared/events.ts';
import { onceMs } from '../../shared/limits.ts';
import type { Channel } from './channel.ts';
import { lookFor } from './look-for.ts';
import type { Pending } from './pending.ts';
import { type Ask, forgotten } from './wire.ts';

/** The server's ten minutes may be over a little before ours. */
const spareMs = 60_000;

interface SendOnceOptions {
  channel: Channel;
  ask: Ask;
  myId(): string | undefined;
  /** It has not been taken back meanwhile. */
  isWanted(clientId: string): boolean;
}

export type Send = (pending: Pending) => Promise<Ack<{ message: Message }> | undefined>;

/**
 * Sends, and answers undefined for what need not be sent. What is too old for the server to know it again is
 * looked for first; where it cannot be known whether it was taken, the first answer is `forgotten`, and whoever
 * asks again has it sent.
 */
export function sendOnce({ channel, ask, myId, isWanted }: SendOnceOptions): Send {
  const doubted = new Set<string>();
  const send = ({ text, clientId }: Pending) => channel.send(ask, text, clientId);

  async function sendLate(pending: Pending) {
    const { clientId } = pending;
    const answer = await lookFor(pending, { channel, ask, myId: myId() });
    if (!answer.ok) return answer;
    if (answer.sighting === 'logged' || !isWanted(clientId)) return undefined;
    if (answer.sighting === 'absent' || doubted.has(clientId)) return send(pending);
    doubted.add(clientId);
    return forgotten;
  }

  return (pending) => {
    const isLate = Date.now() - pending.writtenAtMs > onceMs - spareMs;
    return isLate ? sendLate(pending) : send(pending);
  };
}
