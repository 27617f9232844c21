import { isPersonId } from '../../shared/person-id.ts';
import { isRoomName } from '../../shared/room-name.ts';

export type Route =
  | { kind: 'landing' }
  | { kind: 'preview' }
  | { kind: 'talk' }
  /** Takes an identity from another device. */
  | { kind: 'link' }
  | { kind: 'room'; name: string }
  /** What somebody and we write to each other. */
  | { kind: 'person'; userId: string }
  /** All rooms and people that we have to do with. */
  | { kind: 'talks' }
  /** The address of a room, but what it names can be none. */
  | { kind: 'noRoom' }
  | { kind: 'lost' };

export function routeOf(path: string): Route {
  const room = /^\/r(?:\/(.*?))?\/?$/.exec(path);
  if (room) return roomOf(room[1] ?? '');
  const userId = /^\/d\/([^/]*)\/?$/.exec(path)?.[1];
  if (userId !== undefined && isPersonId(userId)) return { kind: 'person', userId };
  if (path === '/' || path === '/index.html') return { kind: 'landing' };
  if (path === '/preview') return { kind: 'preview' };
  if (path === '/d' || path === '/d/') return { kind: 'talks' };
  if (path === '/talk') return { kind: 'talk' };
  if (path === '/link') return { kind: 'link' };
  return { kind: 'lost' };
}

export const roomPath = (name: string) => `/r/${encodeURIComponent(name)}`;

export const personPath = (userId: string) => `/d/${userId}`;

function roomOf(segment: string): Route {
  try {
    const name = decodeURIComponent(segment);
    return isRoomName(name) ? { kind: 'room', name } : { kind: 'noRoom' };
  } catch {
    return { kind: 'noRoom' };
  }
}
