import { limits } from '../../shared/limits.ts';
import type { Handler } from '../handler.ts';

export const listRooms: Handler<'list_rooms'> = (
  { rooms },
  { query = '', limit = limits.roomsPage, cursor },
) => rooms.list({ prefix: query, limit, cursor });
