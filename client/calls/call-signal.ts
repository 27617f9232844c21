/** What passes between the two pages as a `webrtc_signal`: each belongs to one attempt. */
export type CallSignal =
  | { kind: 'ask'; attempt: number }
  | { kind: 'offer' | 'answer' | 'candidate'; attempt: number; payload: object };

/** Reads what the other side has sent; null for anything that a call of ours would not send. */
export function readCallSignal(value: unknown): CallSignal | null {
  if (!isRecord(value)) return null;
  const { attempt, ask, type, sdp, candidate } = value;
  if (typeof attempt !== 'number' || !Number.isSafeInteger(attempt) || attempt < 0) return null;
  if (ask === true) return { kind: 'ask', attempt };
  if ((type === 'offer' || type === 'answer') && typeof sdp === 'string') {
    return { kind: type, attempt, payload: { type, sdp } };
  }
  if (type === 'candidate' && isRecord(candidate)) {
    return { kind: 'candidate', attempt, payload: { type, candidate } };
  }
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
