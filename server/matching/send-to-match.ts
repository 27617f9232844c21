import type { Message } from '../../shared/events.ts';
import type { Context } from '../handler.ts';
import type { Talking } from './seats.ts';

const mostRemembered = 200;

/**
 * Relays a message to the partner; nothing keeps it. A `clientId` that was sent before in this match is
 * answered with the first message and not relayed again.
 */
export async function sendToMatch(
  { matchmaker, connection }: Context,
  { matchId, text, clientId }: { matchId: string; text: string; clientId: string },
): Promise<{ message: Message; duplicate?: true }> {
  const seat = matchmaker.talking(connection, matchId);
  const first = seat.sent.get(clientId);
  if (first) return { message: first, duplicate: true };
  const id = nextId(seat);
  const message: Message = {
    id,
    matchId,
    from: connection.data.user,
    text,
    sentAt: new Date(id / 1000).toISOString(),
    clientId,
    previousId: null,
    persisted: false,
  };
  seat.lastId = id;
  seat.sent.set(clientId, message);
  try {
    await matchmaker.relay.send(seat, 'chat_message', message);
  } catch (error) {
    seat.sent.delete(clientId);
    throw error;
  }
  forgetOldest(seat.sent);
  return { message };
}

/** One side takes the even ids and the other the odd ones, so that two at once differ, on whichever nodes. */
function nextId({ lastId, match }: Talking): number {
  const id = Math.max(Date.now() * 1000, lastId + 1);
  return id % 2 === (match.initiator ? 0 : 1) ? id : id + 1;
}

function forgetOldest(sent: Map<string, Message>): void {
  const [oldest] = sent.keys();
  if (oldest !== undefined && sent.size > mostRemembered) sent.delete(oldest);
}
