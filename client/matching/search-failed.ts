import type { RequestFailure } from '../../shared/events.ts';
import { failureSentence } from '../app/sentences.ts';
import { isMoving, type Link } from '../sdk/link.ts';
import type { TalkEvent } from './state.ts';

const nobodyNow = "No new strangers can be found just now. We'll look as soon as they can.";

interface Circumstances {
  link: Link;
  degraded: boolean;
  nowMs: number;
}

/** What becomes of a search that has failed; undefined where the next connection asks again by itself. */
export function searchFailed(
  failure: RequestFailure,
  { link, degraded, nowMs }: Circumstances,
): TalkEvent | undefined {
  const { code, retryAfterMs = 1000 } = failure;
  if (code === 'rate_limited') return { kind: 'searchLimited', untilMs: nowMs + retryAfterMs };
  if (code === 'conflict' && !isMoving(link)) return { kind: 'searchConflicted' };
  if (link.kind !== 'open') return undefined;
  const isReduced = degraded && code === 'unavailable';
  return { kind: 'searchRefused', sentence: isReduced ? nobodyNow : failureSentence(failure) };
}
