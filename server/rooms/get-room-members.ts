import { limits } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const getRoomMembers: Handler<'get_room_members'> = async (
  { rooms, connection },
  { room, limit = limits.membersPage, cursor },
) => ({ room, ...(await rooms.membersPage(connection, room, { limit, cursor })) });
