import type { Context } from '../handler.ts';
import { names } from '../names.ts';

/** Keeps it, and tells the others in a small room, unless the person keeps it to themselves, and else their own connections. */
export async function markRoomRead(
  { rooms, people, teller, connection }: Context,
  room: string,
  messageId: number,
): Promise<void> {
  const userId = connection.data.user.id;
  const [isSmall, [privacy]] = await Promise.all([
    rooms.isSmall(connection, room),
    people.privacy([userId]),
    rooms.markRead(connection, room, messageId),
  ]);
  const read = { room, userId, messageId };
  if (isSmall && privacy?.readReceipts) connection.to(names.inRoom(room)).emit('message_read', read);
  else await teller.tell(userId, 'message_read', read, connection.id);
}
