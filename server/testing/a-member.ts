import type { Member } from '../rooms/room-store.ts';

/** A connection of somebody who is in a room. */
export function aMember(userId: string, nodeId = 'n1', connectionId = userId): Member {
  return { user: { id: userId, name: `Name of ${userId}` }, nodeId, connectionId };
}
