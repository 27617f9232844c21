import { isRoomName } from '../../shared/room-name.ts';

export type Route =
  | { kind: 'landing' }
  | { kind: 'preview' }
  | { kind: 'talk' }
  | { kind: 'room'; name: string }
  /** The address of a room, but what it names can be none. */
  | { kind: 'noRoom' }
  | { kind: 'lost' };

export function routeOf(path: string): Route {
  const room = /^\/r(?:\/(.*?))?\/?$/.exec(path);
  if (room) return roomOf(room[1] ?? '');
  if (path === '/' || path === '/index.html') return { kind: 'landing' };
  if (path === '/preview') return { kind: 'preview' };
  if (path === '/talk') return { kind: 'talk' };
  return { kind: 'lost' };
}

export const roomPath = (name: string) => `/r/${encodeURIComponent(name)}`;

function roomOf(segment: string): Route {
  try {
    const name = decodeURIComponent(segment);
    return isRoomName(name) ? { kind: 'room', name } : { kind: 'noRoom' };
  } catch {
    return { kind: 'noRoom' };
  }
}
