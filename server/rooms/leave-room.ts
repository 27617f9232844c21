import type { Handler } from '../handler.ts';
import { tellOwnDevices } from './tell-own-devices.ts';

/** Leaving a room that one is not in is fine. */
export const leaveRoom: Handler<'leave_room'> = async (context, { room, follows = false }) => {
  const hasLeft = await context.rooms.membership.leave(context.connection, room, { follows });
  if (hasLeft && !follows) await tellOwnDevices(context, 'room_left', room);
  return { room };
};
