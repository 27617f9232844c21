import type { Logger } from 'pino';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { History } from './history.ts';

const everyMs = 30_000;

/** Removes what has grown too old from time to time, also where nothing is said any more. Returns how to stop. */
export function keepHistoriesShort(histories: History[], log: Logger): () => void {
  const timer = setInterval(
    () => {
      for (const history of histories) {
        history.expire().catch((error) => {
          if (!(error instanceof RedisUnavailable))
            log.error({ err: error }, 'old messages could not be removed');
        });
      }
    },
    everyMs * (0.8 + 0.4 * Math.random()),
  );
  return () => clearInterval(timer);
}
