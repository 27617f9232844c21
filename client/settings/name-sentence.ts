import type { RequestFailure } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import { failureSentence, seconds } from '../app/sentences.ts';

/** Why somebody can not be called so, or not now. */
export function nameSentence(failure: RequestFailure): string {
  switch (failure.code) {
    case 'bad_request':
    case 'too_large':
      return `A name has 1 to ${limits.nameLength} characters that can be seen.`;
    case 'rate_limited':
      return `You're changing it very fast. Wait ${seconds(failure.retryAfterMs)} s.`;
    default:
      return failureSentence(failure);
  }
}
