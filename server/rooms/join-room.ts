import type { Handler } from '../handler.ts';
import { tellOwnDevices } from './tell-own-devices.ts';

export const joinRoom: Handler<'join_room'> = async (context, { room, limit, after, follows = false }) => {
  const { view, hasEntered } = await context.rooms.join(context.connection, room, { limit, after });
  if (hasEntered && !follows) await tellOwnDevices(context, 'room_entered', room);
  return view;
};
