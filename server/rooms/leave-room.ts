import type { Handler } from '../handler.ts';

/** Leaving a room that one is not in is fine. */
export const leaveRoom: Handler<'leave_room'> = async ({ rooms, connection }, { room }) => {
  await rooms.leave(connection, room);
  return { room };
};
