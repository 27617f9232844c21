import { farewellSentence, searchSentence, seconds, skippingSentence } from '../app/sentences.ts';
import type { State } from './state.ts';

/** What the stranger's pane says in large letters. Counters run with `nowMs`. */
export function stateSentence(state: State, nowMs: number): string {
  switch (state.kind) {
    case 'idle':
      return 'You left.';
    case 'unsupported':
      return "This browser can't make calls. Text still works.";
    case 'preview':
      return 'Have a look at yourself first.';
    case 'queueing':
      return queueSentence(state);
    case 'rateLimited':
      return skippingSentence(state.untilMs - nowMs);
    case 'duplicateTab':
      return `You're already ${state.elsewhere === 'talking' ? 'talking' : 'looking'} in another tab.`;
    case 'refused':
      return state.sentence;
    case 'resuming':
      return 'Reconnecting…';
    case 'matched':
      return 'Found someone. Connecting…';
    case 'live':
      return 'Stranger';
    case 'unstable':
      return 'Weak connection. Video paused to keep the sound.';
    case 'mediaReconnecting':
      return `Reconnecting to Stranger… (${seconds(nowMs - state.sinceMs)} s)`;
    case 'partnerReconnecting':
      return `Stranger's connection dropped. Waiting ${seconds(state.untilMs - nowMs)} s…`;
    case 'parted':
      return 'You left.';
    case 'partnerGone':
      return farewellSentence(state.reason);
  }
}

/** The same for the ear: said once when the state begins, so without counters. */
export function spokenSentence(state: State): string {
  switch (state.kind) {
    case 'live':
      return 'You are talking to a stranger.';
    case 'mediaReconnecting':
      return 'Reconnecting to Stranger…';
    case 'parted':
      return `You left. Undo is there for ${seconds(state.untilMs - Date.now())} seconds.`;
    default:
      return stateSentence(state, Date.now());
  }
}

function queueSentence({ reason, wishes }: Extract<State, { kind: 'queueing' }>): string {
  switch (reason) {
    case 'unreachable':
      return "Couldn't connect to that person. Looking again…";
    case 'lost':
      return "Stranger's connection was lost. Looking again…";
    case 'goneOn':
      return 'Stranger has gone on. Looking for someone else…';
    case 'blocked':
    case 'asked':
      return searchSentence(wishes.interests);
  }
}
