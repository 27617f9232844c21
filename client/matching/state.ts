import type { Match, Mode, PeerLeftReason } from '../../shared/events.ts';
import type { Wishes } from './wishes.ts';

/** A match and all that is true as long as it lasts. */
export interface Talk {
  match: Match;
  /** What was searched for, and is again with Next. */
  wishes: Wishes;
  sinceMs: number;
}

/** Why a search goes on that was not started just now. `goneOn`: the one we wanted back has somebody else. */
export type SearchReason = 'asked' | 'unreachable' | 'lost' | 'blocked' | 'goneOn';

/** Why a talk is over: `unknown` when the server says no more than that it is. */
export type EndReason = PeerLeftReason | 'goneOn' | 'unknown';

/** A talk that we have left, and until when we offer to take that back. */
export interface Left {
  talk: Talk;
  untilMs: number;
}

export type Talking =
  | { kind: 'resuming'; talk: Talk }
  | { kind: 'matched'; talk: Talk }
  | { kind: 'live'; talk: Talk }
  | { kind: 'unstable'; talk: Talk }
  | { kind: 'mediaReconnecting'; talk: Talk; sinceMs: number };

/** Where someone stands with strangers. The connection to the server is told apart, in `Link`. */
export type State =
  | { kind: 'idle' }
  | { kind: 'unsupported'; wishes: Wishes }
  | { kind: 'preview'; wishes: Wishes }
  | { kind: 'queueing'; wishes: Wishes; sinceMs: number; reason: SearchReason; left?: Left }
  | { kind: 'rateLimited'; wishes: Wishes; untilMs: number }
  /** The same person searches, or talks, in another tab. */
  | { kind: 'duplicateTab'; wishes: Wishes; elsewhere: 'searching' | 'talking' }
  | { kind: 'refused'; wishes: Wishes; sentence: string }
  | Talking
  /** `present` is what there is again once the stranger is back; a call may have gone on all the while. */
  | { kind: 'partnerReconnecting'; talk: Talk; untilMs: number; present: Talking }
  | { kind: 'partnerGone'; talk: Talk; reason: EndReason }
  | ({ kind: 'parted' } & Left);

export type MediaLink =
  | { kind: 'connecting' | 'live' | 'unstable' }
  | { kind: 'reconnecting'; sinceMs: number };

export type TalkEvent =
  | { kind: 'left' }
  /** We end the talk, and stay with what was written. */
  | { kind: 'parted'; atMs: number }
  | { kind: 'callsMissing' | 'previewed'; wishes: Wishes }
  | { kind: 'searched'; wishes: Wishes; atMs: number; reason: SearchReason }
  | { kind: 'searchLimited'; untilMs: number }
  /** The search is refused because of a talk in another tab. */
  | { kind: 'searchConflicted' }
  | { kind: 'searchRefused'; sentence: string }
  /** The talk that was on in another tab is here now. */
  | { kind: 'tookOver'; match: Match; atMs: number }
  /** Another tab has taken over the search, or the talk. */
  | { kind: 'replaced' }
  | { kind: 'found'; match: Match; atMs: number }
  | { kind: 'resuming'; talk: Talk }
  | { kind: 'resumed'; match: Match }
  | { kind: 'mediaChanged'; matchId: string; media: MediaLink }
  | { kind: 'peerReconnecting'; matchId: string; untilMs: number }
  | { kind: 'peerResumed'; matchId: string }
  /** Whoever had left the talk takes that back. */
  | { kind: 'peerReturned'; match: string }
  | { kind: 'peerLeft'; matchId: string; reason: EndReason; atMs: number };

export const idle: State = { kind: 'idle' };

/** The talk that is going on; undefined when there is none, or no longer. */
export function currentTalk(state: State): Talk | undefined {
  return 'talk' in state && !isOver(state) ? state.talk : undefined;
}

/** What we have left and may still want back; undefined when it is too late. */
export function leftTalk(state: State, nowMs: number): Left | undefined {
  const left = state.kind === 'queueing' ? state.left : state.kind === 'parted' ? state : undefined;
  return left && nowMs < left.untilMs ? left : undefined;
}

export function isOver({ kind }: State): boolean {
  return kind === 'partnerGone' || kind === 'parted';
}

export const isCall = (mode: Mode) => mode !== 'text';
