import type { Handler } from '../handler.ts';

export const getRooms: Handler<'get_rooms'> = ({ rooms, connection }) => rooms.roomsOf(connection);
