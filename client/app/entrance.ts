import type { Client } from './client.ts';
import type { Route } from './route.ts';

/** What opens a place where others may be; undefined for the screens of strangers. */
export function entrance({ rooms, direct, connection }: Client, at: Route): (() => void) | undefined {
  switch (at.kind) {
    case 'room':
      return () => rooms.enter(at.name);
    case 'person':
      return () => direct.enter(at.userId);
    case 'talks':
      return () => connection.open();
    default:
      return undefined;
  }
}
