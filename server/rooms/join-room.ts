import type { Handler } from '../handler.ts';

export const joinRoom: Handler<'join_room'> = ({ rooms, connection }, { room, limit, after }) =>
  rooms.join(connection, room, { limit, after });
