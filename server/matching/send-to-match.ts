import type { Message } from '../../shared/events.ts';
import type { Context } from '../handler.ts';
import type { Talking } from './seats.ts';

/**
 * Relays a message to the partner; no store keeps it. A `clientId` that was sent before in this match is
 * answered with the first message and not relayed again.
 */
export async function sendToMatch(
  { matchmaker, connection }: Context,
  { matchId, text, clientId }: { matchId: string; text: string; clientId: string },
): Promise<{ message: Message; duplicate?: true }> {
  const seat = await matchmaker.speaking(connection, matchId);
  const first = seat.log.find(seat.seeker.userId, clientId);
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
  seat.log.add(message);
  try {
    await matchmaker.relay.send(seat, 'chat_message', message);
  } catch (error) {
    seat.log.remove(message);
    throw error;
  }
  return { message };
}

/** One side takes the even ids and the other the odd ones, so that two at once differ, on whichever nodes. */
function nextId({ log, match }: Talking): number {
  const id = Math.max(Date.now() * 1000, log.lastId + 1);
  return id % 2 === (match.initiator ? 0 : 1) ? id : id + 1;
}
