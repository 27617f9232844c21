import type { Logger } from 'pino';
import type { RequestFailure } from '../shared/events.ts';
import { RedisUnavailable } from './redis/redis-unavailable.ts';
import { RequestError } from './request-error.ts';

/** What the client is told of an error; one that nobody foresaw is logged, and kept from the client. */
export function toFailure(error: unknown, event: string, log: Logger): RequestFailure {
  if (error instanceof RequestError) return error.toFailure();
  if (error instanceof RedisUnavailable) {
    return {
      code: 'unavailable',
      message: 'This cannot be done just now. Try again in a moment.',
      retryAfterMs: 1000,
    };
  }
  log.error({ err: error, event }, 'a request failed');
  return { code: 'internal', message: 'Something went wrong on our side.' };
}
