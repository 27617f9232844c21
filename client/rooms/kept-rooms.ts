import { isGuest } from '../app/guest.ts';
import { stored } from '../app/stored.ts';

/** A room as this device remembers it. */
export interface KeptRoom {
  name: string;
  /** The newest message there that was read, on whichever device; 0 where there was none yet. */
  readId?: number;
}

interface Kept {
  userId: string;
  rooms: KeptRoom[];
}

const kept = stored(isGuest() ? 'sessionStorage' : 'localStorage', 'rooms', reviveKept);

/** The rooms that this person was in here the last time, newest first. */
export function keptRooms(userId: string): KeptRoom[] {
  const found = kept.read();
  return found?.userId === userId ? found.rooms : [];
}

export const keepRooms = (userId: string, rooms: KeptRoom[]) => kept.write({ userId, rooms });

/** Whether anybody was in a room here the last time. */
export const hasKeptRooms = () => (kept.read()?.rooms.length ?? 0) > 0;

function reviveKept(found: unknown): Kept | undefined {
  const { userId, rooms } = Object(found) as Partial<Kept>;
  if (typeof userId !== 'string' || !Array.isArray(rooms)) return undefined;
  return { userId, rooms: rooms.filter(isKeptRoom) };
}

function isKeptRoom(found: unknown): found is KeptRoom {
  const { name, readId } = Object(found) as Partial<KeptRoom>;
  return typeof name === 'string' && (readId === undefined || typeof readId === 'number');
}
