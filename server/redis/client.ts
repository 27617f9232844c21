import { createClient } from 'redis';

export type RedisClient = ReturnType<typeof newRedisClient>;

/** A client that tries for ever to connect, and arms no timer a command. */
export function newRedisClient(url: string, disableOfflineQueue: boolean) {
  return createClient({
    url,
    disableOfflineQueue,
    commandsQueueMaxLength: 5000,
    maintNotifications: 'disabled',
    // None: the default of 5 s arms a timer a command, and the link bounds them all with one sweep.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: 1000,
      // Ends a handshake that a frozen Redis never answers; once ready, the watchdog's pings keep it from firing.
      socketTimeout: 2000,
      reconnectStrategy: (attempt) => Math.random() * Math.min(50 * 2 ** attempt, 1000),
    },
  });
}
