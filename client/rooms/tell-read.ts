import type { Connection } from '../app/connection.ts';

const collectMs = 500;

/** Tells the server what was read in which room: in a fast room not each message. */
export function tellRead(connection: Connection): (room: string, messageId: number) => void {
  const untold = new Map<string, number>();
  const tell = () => {
    for (const [room, messageId] of untold) void connection.attempt('mark_read', { room, messageId });
    untold.clear();
  };
  return (room, messageId) => {
    if (untold.size === 0) setTimeout(tell, collectMs);
    untold.set(room, messageId);
  };
}
