import type { Handler } from '../handler.ts';
import { markRoomRead } from '../rooms/mark-room-read.ts';

export const markRead: Handler<'mark_read'> = async (context, { room, withUser = '', messageId }) => {
  if (room === undefined) await context.direct.markRead(context.connection, withUser, messageId);
  else await markRoomRead(context, room, messageId);
  return {};
};
