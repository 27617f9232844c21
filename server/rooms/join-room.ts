import type { Context, Handler } from '../handler.ts';
import { RequestError } from '../request-error.ts';
import { tellOwnDevices } from './tell-own-devices.ts';

export const joinRoom: Handler<'join_room'> = async (context, { room, limit, after, follows = false }) => {
  const { rooms, connection } = context;
  const isKnown = follows && (await isStaying(context, room));
  const { view, hasEntered } = await rooms.membership.join(connection, room, { limit, after, isKnown });
  if (hasEntered && !follows) await tellOwnDevices(context, 'room_entered', room);
  return view;
};

/**
 * A device that was away may follow into rooms that were left meanwhile: it is told instead. What is not known of
 * its person counts as any other join.
 */
async function isStaying({ stays, throttle, connection }: Context, room: string): Promise<boolean> {
  const stay = await stays.of(connection.data.user.id, room);
  if (stay === 'left') {
    connection.emit('room_left', { room });
    throw new RequestError('not_in_room', 'You have left this room on another device.');
  }
  if (stay === 'unknown') throttle.count(connection, 'join', room);
  return stay === 'joined';
}
