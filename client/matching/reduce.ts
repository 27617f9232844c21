import type { Match } from '../../shared/events.ts';
import { undoLeaveMs } from '../../shared/limits.ts';
import {
  currentTalk,
  idle,
  isCall,
  leftTalk,
  type MediaLink,
  type State,
  type Talk,
  type TalkEvent,
  type Talking,
} from './state.ts';

/** The server allows a little more. */
const undoMs = undoLeaveMs - 2_000;

type OfMatch = Extract<TalkEvent, { matchId: string }>;

/** What an event makes of the state. Events of a match that is not the current one change nothing. */
export function reduce(state: State, event: TalkEvent): State {
  if ('matchId' in event) {
    const talk = currentTalk(state);
    return talk?.match.matchId === event.matchId ? reduceTalk(state, talk, event) : state;
  }
  switch (event.kind) {
    case 'left':
      return idle;
    case 'parted':
      return parted(state, event.atMs);
    case 'peerReturned':
      return returned(state, event.match);
    case 'callsMissing':
      return { kind: 'unsupported', wishes: event.wishes };
    case 'previewed':
      return { kind: 'preview', wishes: event.wishes };
    case 'searched':
      return searched(state, event);
    case 'found':
      return state.kind === 'queueing' ? found(state.wishes, event.match, event.atMs) : state;
    case 'resuming':
      return { kind: 'resuming', talk: event.talk };
    case 'resumed':
      return resumed(state, event.match);
    case 'replaced':
      return replaced(state);
    case 'tookOver':
      return tookOver(state, event.match, event.atMs);
    default:
      return state.kind === 'queueing' ? searchStopped(state, event) : state;
  }
}

/** A talk that was left for this search, or just before it, may be wanted back. */
function searched(state: State, { wishes, atMs, reason }: Extract<TalkEvent, { kind: 'searched' }>): State {
  const search = { kind: 'queueing', wishes, sinceMs: atMs, reason } as const;
  const talk = currentTalk(state);
  const left = talk ? { talk, untilMs: atMs + undoMs } : leftTalk(state, atMs);
  return left && reason === 'asked'
    ? { ...search, left: { talk: left.talk, untilMs: left.untilMs } }
    : search;
}

function parted(state: State, atMs: number): State {
  const talk = currentTalk(state);
  return talk ? { kind: 'parted', talk, untilMs: atMs + undoMs } : state;
}

function returned(state: State, matchId: string): State {
  const isTheirs = state.kind === 'partnerGone' && state.talk.match.matchId === matchId;
  return isTheirs ? opened(state.talk) : state;
}

type Queueing = Extract<State, { kind: 'queueing' }>;
type SearchStop = Extract<TalkEvent, { kind: 'searchLimited' | 'searchConflicted' | 'searchRefused' }>;

function searchStopped({ wishes }: Queueing, event: SearchStop): State {
  switch (event.kind) {
    case 'searchLimited':
      return { kind: 'rateLimited', wishes, untilMs: event.untilMs };
    case 'searchConflicted':
      return { kind: 'duplicateTab', wishes, elsewhere: 'talking' };
    case 'searchRefused':
      return { kind: 'refused', wishes, sentence: event.sentence };
  }
}

function replaced(state: State): State {
  const talk = currentTalk(state);
  if (talk) return { kind: 'duplicateTab', wishes: talk.wishes, elsewhere: 'talking' };
  if (state.kind !== 'queueing') return state;
  return { kind: 'duplicateTab', wishes: state.wishes, elsewhere: 'searching' };
}

function tookOver(state: State, match: Match, atMs: number): State {
  if (state.kind !== 'duplicateTab') return state;
  return opened({ match, wishes: { ...state.wishes, mode: match.mode }, sinceMs: atMs });
}

function found(wishes: Talk['wishes'], match: Match, atMs: number): State {
  return opened({ match, wishes, sinceMs: atMs });
}

/** Text needs nothing more than the match; a call has to connect first. */
function opened(talk: Talk): Talking {
  return { kind: isCall(talk.match.mode) ? 'matched' : 'live', talk };
}

function resumed(state: State, match: Match): State {
  const talk = currentTalk(state);
  if (talk?.match.matchId !== match.matchId) return state;
  const fresh = opened({ ...talk, match });
  if (state.kind === 'resuming') return fresh;
  if (state.kind !== 'partnerReconnecting') return state;
  // What we knew of the stranger is from before our own connection was lost, unless we had just come back.
  return state.present.kind === 'resuming' ? { ...state, present: fresh } : state.present;
}

function reduceTalk(state: State, talk: Talk, event: OfMatch): State {
  switch (event.kind) {
    case 'mediaChanged': {
      const present = presentWith(talk, event.media);
      return state.kind === 'partnerReconnecting' ? { ...state, present } : present;
    }
    case 'peerReconnecting':
      return { kind: 'partnerReconnecting', talk, untilMs: event.untilMs, present: presentIn(state, talk) };
    case 'peerResumed':
      return state.kind === 'partnerReconnecting' ? state.present : state;
    case 'peerLeft':
      return event.reason === 'node_lost'
        ? { kind: 'queueing', wishes: talk.wishes, sinceMs: event.atMs, reason: 'lost' }
        : { kind: 'partnerGone', talk, reason: event.reason };
  }
}

function presentIn(state: State, talk: Talk): Talking {
  if (state.kind === 'partnerReconnecting') return state.present;
  return isTalking(state) ? state : opened(talk);
}

const isTalking = (state: State): state is Talking => currentTalk(state) !== undefined;

function presentWith(talk: Talk, media: MediaLink): Talking {
  switch (media.kind) {
    case 'connecting':
      return { kind: 'matched', talk };
    case 'live':
    case 'unstable':
      return { kind: media.kind, talk };
    case 'reconnecting':
      return { kind: 'mediaReconnecting', talk, sinceMs: media.sinceMs };
  }
}
