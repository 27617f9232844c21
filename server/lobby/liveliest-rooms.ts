import type { LobbyRoom } from '../../shared/http-answers.ts';
import type { History } from '../conversations/history.ts';
import type { RoomStore } from '../rooms/room-store.ts';

interface LiveliestRoomsOptions {
  store: Pick<RoomStore, 'list'>;
  history: Pick<History, 'lastTimes'>;
  limit: number;
}

/** The rooms with the most members, largest first, and when somebody last wrote in each. */
export async function liveliestRooms({ store, history, limit }: LiveliestRoomsOptions): Promise<LobbyRoom[]> {
  const { rooms } = await store.list({ prefix: '', limit });
  if (rooms.length === 0) return [];
  const times = await history.lastTimes(rooms.map(({ room }) => room));
  return rooms.map((room, index) => ({ ...room, lastMessageAt: times[index]?.toISOString() ?? null }));
}
