import type { ErrorCode, RequestFailure } from '../shared/events.ts';

/** A refusal that the client is told: the code of the protocol and a sentence for a person. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, message: string, retryAfterMs?: number) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  toFailure(): RequestFailure {
    const { code, message, retryAfterMs } = this;
    return retryAfterMs === undefined ? { code, message } : { code, message, retryAfterMs };
  }
}
