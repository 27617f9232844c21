import type { ConnectionRefusal, RequestFailure } from '../../shared/events.ts';
import type { EndReason } from '../matching/state.ts';
import { roomNameRule } from '../rooms/room-name.ts';
import { dateFormat } from '../ui/date-format.ts';

/** What a person reads when a request was refused. */
export function failureSentence(failure: RequestFailure): string {
  switch (failure.code) {
    case 'rate_limited':
      return `You're writing faster than we can pass it on. Wait ${seconds(failure.retryAfterMs)} s.`;
    case 'too_large':
      return 'That is too long for one message.';
    case 'bad_request':
      return `That can't be sent: ${failure.message}`;
    case 'forbidden':
      return 'You have blocked this person. Unblock them first.';
    case 'not_found':
      return 'It is no longer there.';
    case 'not_in_room':
      return 'You are not in this room.';
    case 'not_in_match':
      return 'This conversation is over.';
    case 'conflict':
      return "You're already talking in another tab.";
    case 'unavailable':
      return 'The server did not answer.';
    case 'internal':
      return 'Something broke on our side.';
  }
}

/** What a person reads in place of a room that does not open. */
export function roomFailureSentence(failure: RequestFailure): string {
  switch (failure.code) {
    case 'bad_request':
    case 'too_large':
      return roomNameRule;
    case 'rate_limited':
      return `You're changing rooms very fast. Wait ${seconds(failure.retryAfterMs)} s.`;
    case 'conflict':
      return 'You are in too many rooms already. Leave one first.';
    default:
      return failureSentence(failure);
  }
}

export function refusalSentence(refusal: ConnectionRefusal): string {
  switch (refusal.code) {
    case 'banned':
      return 'This site is closed to you.';
    case 'origin_not_allowed':
      return 'This page comes from an address that the server does not know.';
    case 'invalid_token':
      return 'Your identity has expired. You get a new one.';
    case 'too_many_connections':
      return fullSentence(refusal.scope);
    case 'draining':
      return 'This server is restarting.';
  }
}

function fullSentence(scope: ConnectionRefusal['scope']): string {
  switch (scope) {
    case 'person':
      return "This site is open in too many tabs here. Close one, and we'll go on by ourselves.";
    case 'address':
      return "Too many people use this site from your network. We'll let you in automatically.";
    default:
      return "Everyone's seats are taken. We'll start you automatically.";
  }
}

/** Infinite for a ban without an end. */
export function bannedSentence(untilMs: number, nowMs: number): string {
  if (!Number.isFinite(untilMs)) return 'This site is closed to you.';
  const isToday = new Date(untilMs).toDateString() === new Date(nowMs).toDateString();
  const format = isToday ? clock : calendar;
  return `You can't use this site until ${format(untilMs)}.`;
}

const clock = dateFormat({ hour: '2-digit', minute: '2-digit' });
const calendar = dateFormat({ dateStyle: 'long', timeStyle: 'short' });

export function farewellSentence(reason: EndReason): string {
  switch (reason) {
    case 'left':
      return 'Stranger left.';
    case 'disconnected':
    case 'node_lost':
      return "Stranger's connection was lost.";
    case 'goneOn':
      return 'Stranger has gone on.';
    case 'blocked':
    case 'unknown':
      return 'This conversation is over.';
  }
}

export function skippingSentence(waitMs: number): string {
  return waitMs > 0 ? `You're skipping very fast. Next is back in ${seconds(waitMs)} s.` : 'Next is back.';
}

export function searchSentence(interests: readonly string[]): string {
  if (interests.length === 0) return 'Looking for someone…';
  return `Looking for someone who likes ${either(interests)}…`;
}

export function commonSentence(interests: readonly string[]): string {
  return `You both chose ${interests.join(', ')}.`;
}

export const noticesBlockedSentence =
  'Your browser is blocking notices for this site. Allow them in its settings for the site, then try again.';

/** Whole seconds of a wait, never less than 1 while any of it is left. */
export function seconds(ms = 1000): number {
  return Math.max(1, Math.ceil(ms / 1000));
}

/** When the next attempt is made. */
export function whenSentence(waitMs: number): string {
  return waitMs > 0 ? `in ${seconds(waitMs)} s…` : 'now…';
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
