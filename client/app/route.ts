export type Route =
  | { kind: 'landing' }
  | { kind: 'preview' }
  | { kind: 'talk' }
  | { kind: 'room'; name: string }
  | { kind: 'lost' };

export function routeOf(path: string): Route {
  const room = /^\/r\/([^/]+)\/?$/.exec(path)?.[1];
  if (room !== undefined) return roomOf(room);
  if (path === '/' || path === '/index.html') return { kind: 'landing' };
  if (path === '/preview') return { kind: 'preview' };
  if (path === '/talk') return { kind: 'talk' };
  return { kind: 'lost' };
}

export const roomPath = (name: string) => `/r/${encodeURIComponent(name)}`;

function roomOf(segment: string): Route {
  try {
    return { kind: 'room', name: decodeURIComponent(segment) };
  } catch {
    return { kind: 'lost' };
  }
}
