import { RedisUnavailable } from '../redis/redis-unavailable.ts';

/** For what may be left untold while Redis is away. */
export function ignoreAbsence(error: unknown): void {
  if (!(error instanceof RedisUnavailable)) throw error;
}
