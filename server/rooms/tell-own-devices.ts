import type { Context } from '../handler.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';

/** What was done here, for the person's other connections to do as well. While Redis is away they are not told. */
export async function tellOwnDevices(
  { teller, connection }: Context,
  event: 'room_entered' | 'room_left',
  room: string,
): Promise<void> {
  await teller.tell(connection.data.user.id, event, { room }, connection.id).catch((error) => {
    if (!(error instanceof RedisUnavailable)) throw error;
  });
}
