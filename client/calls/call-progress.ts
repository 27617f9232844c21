/** How long one attempt may take to connect. */
export const attemptMs = 8_000;
/** How long a broken link may take to heal by itself. */
export const healMs = 2_000;
/** How long an offer may be under way before the answering side asks for one. */
export const settleMs = 1_000;
export const askEveryMs = 2_000;

const mostTries = 2;

interface Side {
  /** This side makes the offers, and so the attempts. */
  offers: boolean;
  /** The latest attempt that this side knows; 0 before the first. */
  attempt: number;
  startedMs: number;
}

interface Trying extends Side {
  tries: number;
  /** When the link that is being replaced broke; null while there was none yet. */
  brokeMs: number | null;
}

export type Progress =
  | (Trying & { kind: 'waiting'; askAtMs: number })
  | (Trying & { kind: 'trying' })
  | (Side & { kind: 'live' })
  | (Side & { kind: 'lost'; sinceMs: number })
  | (Side & { kind: 'failed' });

export type ProgressEvent =
  | { kind: 'connected' | 'disconnected' | 'healed' | 'closed' | 'broken' | 'tick' }
  | { kind: 'offered' | 'asked'; attempt: number };

export type Command = { kind: 'open' | 'ask'; attempt: number } | { kind: 'close' };

export interface Step {
  progress: Progress;
  commands: Command[];
}

/** The first step of a call: one side offers at once, the other waits for it. */
export function beginCall(offers: boolean, nowMs: number): Step {
  const side = { offers, attempt: 0, startedMs: nowMs };
  return offers ? open(side, 1, null, nowMs) : wait(side, 1, null, nowMs, nowMs + settleMs);
}

/**
 * What follows from an event of the peer, of the other side or of the clock. An attempt is numbered by
 * the time at which it was made, so that a page that was reloaded goes on with a higher number than the
 * one it had, and signals of the peer before it are told apart from those of the new one.
 */
export function advance(progress: Progress, event: ProgressEvent, nowMs: number): Step {
  if (progress.kind === 'failed') return stay(progress);
  switch (event.kind) {
    case 'tick':
      return tick(progress, nowMs);
    case 'connected':
      return progress.kind === 'trying' ? stay(live(progress)) : stay(progress);
    case 'disconnected':
      return progress.kind === 'live' ? stay({ ...progress, kind: 'lost', sinceMs: nowMs }) : stay(progress);
    case 'healed':
      return progress.kind === 'lost' ? stay(live(progress)) : stay(progress);
    case 'closed':
      // The other side makes a new attempt, or its person has left: either is told within `healMs`.
      return progress.kind === 'live'
        ? stay({ ...progress, kind: 'lost', sinceMs: nowMs })
        : broken(progress, nowMs);
    case 'broken':
      return broken(progress, nowMs);
    case 'offered':
      return offered(progress, event.attempt, nowMs);
    case 'asked':
      return asked(progress, event.attempt, nowMs);
  }
}

type Going = Exclude<Progress, { kind: 'failed' }>;

const stay = (progress: Progress): Step => ({ progress, commands: [] });

const live = ({ offers, attempt, startedMs }: Side): Progress => ({
  kind: 'live',
  offers,
  attempt,
  startedMs,
});

function tick(progress: Going, nowMs: number): Step {
  switch (progress.kind) {
    case 'live':
      return stay(progress);
    case 'lost':
      return nowMs - progress.sinceMs < healMs ? stay(progress) : retry(progress, nowMs);
    case 'trying':
      return nowMs - progress.startedMs < attemptMs ? stay(progress) : retry(progress, nowMs);
    case 'waiting':
      if (nowMs - progress.startedMs >= attemptMs) return retry(progress, nowMs);
      if (nowMs < progress.askAtMs) return stay(progress);
      return {
        progress: { ...progress, askAtMs: nowMs + askEveryMs },
        commands: [{ kind: 'ask', attempt: progress.attempt }],
      };
  }
}

function broken(progress: Going, nowMs: number): Step {
  return progress.kind === 'waiting' || progress.kind === 'lost' ? stay(progress) : retry(progress, nowMs);
}

function retry(progress: Going, nowMs: number): Step {
  const tries = triesOf(progress) + 1;
  if (tries > mostTries) {
    const { offers, attempt, startedMs } = progress;
    return { progress: { kind: 'failed', offers, attempt, startedMs }, commands: [{ kind: 'close' }] };
  }
  const brokeMs = brokeMsOf(progress, nowMs);
  return progress.offers
    ? open(progress, tries, brokeMs, nowMs)
    : wait(progress, tries, brokeMs, nowMs, nowMs);
}

function offered(progress: Going, attempt: number, nowMs: number): Step {
  if (progress.offers || attempt <= progress.attempt) return stay(progress);
  const { startedMs, offers } = progress;
  const side = { offers, startedMs, attempt };
  return openAttempt(side, Math.max(triesOf(progress), 1), brokeMsOf(progress, nowMs), nowMs);
}

function asked(progress: Going, attempt: number, nowMs: number): Step {
  if (!progress.offers || nowMs - progress.startedMs < settleMs) return stay(progress);
  const late = attempt > 0 && attempt < progress.attempt;
  if (late && progress.kind === 'live') return stay(progress);
  const side = { ...progress, attempt: Math.max(attempt, progress.attempt) };
  return open(side, Math.max(triesOf(progress), 1), brokeMsOf(progress, nowMs), nowMs);
}

function open(side: Side, tries: number, brokeMs: number | null, nowMs: number): Step {
  return openAttempt({ ...side, attempt: Math.max(side.attempt + 1, nowMs) }, tries, brokeMs, nowMs);
}

function openAttempt(side: Side, tries: number, brokeMs: number | null, nowMs: number): Step {
  const { offers, attempt } = side;
  return {
    progress: { kind: 'trying', offers, attempt, tries, brokeMs, startedMs: nowMs },
    commands: [{ kind: 'open', attempt }],
  };
}

function wait(side: Side, tries: number, brokeMs: number | null, nowMs: number, askAtMs: number): Step {
  const { offers, attempt } = side;
  return {
    progress: { kind: 'waiting', offers, attempt, tries, brokeMs, startedMs: nowMs, askAtMs },
    commands: [{ kind: 'close' }],
  };
}

function triesOf(progress: Going): number {
  return progress.kind === 'waiting' || progress.kind === 'trying' ? progress.tries : 0;
}

function brokeMsOf(progress: Going, nowMs: number): number | null {
  if (progress.kind === 'lost') return progress.sinceMs;
  return progress.kind === 'live' ? nowMs : progress.brokeMs;
}
