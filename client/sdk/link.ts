import type { ConnectionRefusal } from '../../shared/events.ts';

/** How the connection to the server is. */
export type Link =
  | { kind: 'closed' }
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'draining'; moveAtMs: number }
  /** Another node is about to take over from one that is draining. */
  | { kind: 'moving' }
  | { kind: 'lost'; retryAtMs: number }
  | { kind: 'offline' }
  /** There is no room for us just now: we come back when the server says. */
  | { kind: 'full'; retryAtMs: number; refusal: ConnectionRefusal }
  | { kind: 'refused'; refusal: ConnectionRefusal };

/** Something can be sent over it. */
export const isUp = ({ kind }: Link): boolean => kind === 'open' || kind === 'draining';

/** The node is to be left for another, or just has been. */
export const isMoving = ({ kind }: Link): boolean => kind === 'draining' || kind === 'moving';

const firstRetryMs = 300;
const lastRetryMs = 10_000;

/**
 * How long to wait before the next attempt: any time within a span that doubles with each, so that the clients
 * of a lost node do not all come at once. https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.round(Math.min(lastRetryMs, firstRetryMs * 2 ** attempt) * random);
}

export type Cure =
  | { kind: 'retry' | 'standInLine'; afterMs: number }
  | { kind: 'retryLater' | 'newIdentity' | 'none' };

/** What to do about a connection that did not come about; the server has said why when it refused it. */
export function cureOf(refusal: ConnectionRefusal | undefined): Cure {
  switch (refusal?.code) {
    case undefined:
      return { kind: 'retryLater' };
    case 'invalid_token':
      return { kind: 'newIdentity' };
    case 'too_many_connections':
      return { kind: 'standInLine', afterMs: refusal.retryAfterMs ?? lastRetryMs };
    case 'draining':
      return { kind: 'retry', afterMs: refusal.retryAfterMs ?? lastRetryMs };
    case 'banned':
    case 'origin_not_allowed':
      return { kind: 'none' };
  }
}

/** Whoever was refused may try again: a ban has an end. */
export function isOver({ code, until }: ConnectionRefusal, nowMs: number): boolean {
  return code === 'banned' && until !== undefined && nowMs >= Date.parse(until);
}
