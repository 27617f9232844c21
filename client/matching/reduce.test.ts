import { expect, test } from 'vitest';
import type { Match } from '../../shared/events.ts';
import { reduce } from './reduce.ts';
import { type EndReason, idle, leftTalk, type State, type TalkEvent } from './state.ts';

const wishes = { mode: 'text', interests: ['chess'], languages: ['en'] } as const;
const text = { ...wishes, interests: [...wishes.interests], languages: [...wishes.languages] };
const video = { ...text, mode: 'video' as const };
const match: Match = {
  matchId: 'm1',
  mode: 'text',
  peer: { id: 'bob', name: 'Blue Wren' },
  initiator: true,
  commonInterests: ['chess'],
  route: 'direct',
};
const videoMatch: Match = { ...match, mode: 'video' };

const after = (...events: TalkEvent[]) => events.reduce(reduce, idle as State);
const searched: TalkEvent = { kind: 'searched', wishes: text, atMs: 1, reason: 'asked' };
const searchedVideo: TalkEvent = { ...searched, wishes: video };
const found: TalkEvent = { kind: 'found', match, atMs: 2 };
const foundVideo: TalkEvent = { kind: 'found', match: videoMatch, atMs: 2 };
const media = (kind: 'live' | 'connecting' | 'unstable', matchId = 'm1'): TalkEvent => ({
  kind: 'mediaChanged',
  matchId,
  media: { kind },
});
const peerLeft = (matchId: string, reason: EndReason = 'left'): TalkEvent => ({
  kind: 'peerLeft',
  matchId,
  reason,
  atMs: 9,
});

test('talks as soon as a text match is found', () => {
  expect(after(searched, found)).toEqual({
    kind: 'live',
    talk: { match, wishes: text, sinceMs: 2 },
  });
});

test('connects a call before it is live', () => {
  expect(after(searchedVideo, foundVideo).kind).toBe('matched');
  expect(after(searchedVideo, foundVideo, media('live')).kind).toBe('live');
});

test('takes no match when it does not search', () => {
  expect(after(found)).toBe(idle);
  expect(after(searched, { kind: 'left' }, found)).toEqual(idle);
});

test('drops every event of another match', () => {
  const live = after(searched, found);
  const stale: TalkEvent[] = [
    peerLeft('m0'),
    media('unstable', 'm0'),
    { kind: 'peerReconnecting', matchId: 'm0', untilMs: 5 },
    { kind: 'peerResumed', matchId: 'm0' },
  ];
  for (const event of stale) expect(reduce(live, event)).toBe(live);
});

test('hears nothing more of a talk that is over', () => {
  const gone = after(searched, found, peerLeft('m1'));
  expect(gone).toMatchObject({ kind: 'partnerGone', reason: 'left' });
  expect(reduce(gone, peerLeft('m1', 'node_lost'))).toBe(gone);
});

test('leaves as often as it is said', () => {
  expect(after(searched, found, { kind: 'left' }, { kind: 'left' })).toEqual(idle);
});

test('waits for a stranger whose connection dropped', () => {
  const away: TalkEvent = { kind: 'peerReconnecting', matchId: 'm1', untilMs: 5 };
  const waiting = after(searched, found, away);
  expect(waiting).toMatchObject({ kind: 'partnerReconnecting', untilMs: 5 });
  expect(reduce(waiting, { kind: 'peerResumed', matchId: 'm1' }).kind).toBe('live');
});

test('lets a call go on while the signalling of the other side is away', () => {
  const away: TalkEvent = { kind: 'peerReconnecting', matchId: 'm1', untilMs: 5 };
  const back: TalkEvent = { kind: 'peerResumed', matchId: 'm1' };
  const call = [searchedVideo, foundVideo, media('live'), away];
  expect(after(...call).kind).toBe('partnerReconnecting');
  expect(after(...call, back).kind).toBe('live');
  expect(after(...call, media('unstable'), back).kind).toBe('unstable');
  expect(after(...call, away, back).kind).toBe('live');
});

test('shows a weak and a broken link, and their end', () => {
  const call = [searchedVideo, foundVideo, media('live')];
  const broken: TalkEvent = {
    kind: 'mediaChanged',
    matchId: 'm1',
    media: { kind: 'reconnecting', sinceMs: 7 },
  };
  expect(after(...call, media('unstable')).kind).toBe('unstable');
  expect(after(...call, broken)).toMatchObject({ kind: 'mediaReconnecting', sinceMs: 7 });
  expect(after(...call, broken, media('live')).kind).toBe('live');
});

test('searches on by itself when the node of the stranger is lost', () => {
  expect(after(searched, found, peerLeft('m1', 'node_lost'))).toEqual({
    kind: 'queueing',
    wishes: text,
    sinceMs: 9,
    reason: 'lost',
  });
});

test('takes up a talk after a reload', () => {
  const talk = { match, wishes: text, sinceMs: 2 };
  const resuming = after({ kind: 'resuming', talk });
  expect(reduce(resuming, { kind: 'resumed', match })).toEqual({ kind: 'live', talk });
  expect(reduce(resuming, { kind: 'resumed', match: { ...match, matchId: 'm0' } })).toBe(resuming);
});

test('does not wait for a stranger who came back while we were away ourselves', () => {
  const away: TalkEvent = { kind: 'peerReconnecting', matchId: 'm1', untilMs: 5 };
  expect(after(searched, found, away, { kind: 'resumed', match }).kind).toBe('live');
});

test('waits for a stranger who is away when we come back', () => {
  const talk = { match, wishes: text, sinceMs: 2 };
  const away: TalkEvent = { kind: 'peerReconnecting', matchId: 'm1', untilMs: 5 };
  const waiting = after({ kind: 'resuming', talk }, away, { kind: 'resumed', match });
  expect(waiting).toMatchObject({ kind: 'partnerReconnecting', present: { kind: 'live' } });
});

test('leaves a call as it is when only the socket came back', () => {
  const live = after(searchedVideo, foundVideo, media('live'));
  expect(reduce(live, { kind: 'resumed', match: videoMatch })).toBe(live);
});

test('says why a search has stopped', () => {
  expect(after(searched, { kind: 'searchLimited', untilMs: 50 })).toMatchObject({
    kind: 'rateLimited',
    untilMs: 50,
  });
  expect(after(searched, { kind: 'searchConflicted' })).toMatchObject({
    kind: 'duplicateTab',
    elsewhere: 'talking',
  });
  expect(after(searched, { kind: 'searchRefused', sentence: 'No.' })).toMatchObject({ kind: 'refused' });
});

test('does not stop a talk for what was said of the search before it', () => {
  const live = after(searched, found);
  expect(reduce(live, { kind: 'searchLimited', untilMs: 50 })).toBe(live);
  expect(reduce(live, { kind: 'searchConflicted' })).toBe(live);
});

test('gives the search, or the talk, to the tab that has taken it over', () => {
  const away: TalkEvent = { kind: 'peerReconnecting', matchId: 'm1', untilMs: 5 };
  const search = { kind: 'duplicateTab', wishes: text, elsewhere: 'searching' };
  const talk = { ...search, elsewhere: 'talking' };
  expect(after(searched, { kind: 'replaced' })).toEqual(search);
  expect(after(searched, found, { kind: 'replaced' })).toEqual(talk);
  expect(after(searched, found, away, { kind: 'replaced' })).toEqual(talk);
  expect(after(searchedVideo, foundVideo, { kind: 'replaced' })).toMatchObject({ elsewhere: 'talking' });
});

test('has nothing to give to another tab when nothing goes on', () => {
  const gone = after(searched, found, peerLeft('m1', 'unknown'));
  expect(reduce(gone, { kind: 'replaced' })).toBe(gone);
  expect(after({ kind: 'replaced' })).toBe(idle);
});

const parted: TalkEvent = { kind: 'parted', atMs: 1_000 };
const searchedAt = (atMs: number): TalkEvent => ({ ...searched, atMs });

test('stays with a talk that was left for as long as that can be taken back', () => {
  const state = after(searched, found, parted);
  expect(state).toMatchObject({ kind: 'parted', talk: { match }, untilMs: 9_000 });
  expect(leftTalk(state, 8_999)?.talk.match).toBe(match);
  expect(leftTalk(state, 9_000)).toBeUndefined();
  expect(after(searched, parted)).toEqual(after(searched));
});

test('remembers in a search whom it was left for, by Next or just before', () => {
  const byNext = after(searched, found, searchedAt(1_000));
  expect(leftTalk(byNext, 8_999)?.talk.match).toBe(match);
  expect(leftTalk(byNext, 9_000)).toBeUndefined();
  const later = after(searched, found, parted, searchedAt(5_000));
  expect(leftTalk(later, 8_999)?.talk.match).toBe(match);
  const tooLate = after(searched, found, parted, searchedAt(9_000));
  expect(tooLate).toEqual({ kind: 'queueing', wishes: text, sinceMs: 9_000, reason: 'asked' });
});

test.each(['blocked', 'unreachable', 'goneOn'] as const)('wants nobody back who is %s', (reason) => {
  const state = after(searched, found, { kind: 'searched', wishes: text, atMs: 3, reason });
  expect(leftTalk(state, 4)).toBeUndefined();
});

test('goes on with a stranger who left and comes back, and with no other', () => {
  const live = after(searched, found);
  const gone = after(searched, found, peerLeft('m1'));
  expect(reduce(gone, { kind: 'peerReturned', match: 'm1' })).toEqual(live);
  expect(reduce(gone, { kind: 'peerReturned', match: 'm0' })).toBe(gone);
  const byUs = after(searched, found, parted);
  expect(reduce(byUs, { kind: 'peerReturned', match: 'm1' })).toBe(byUs);
  const call = after(searchedVideo, foundVideo, media('live'), peerLeft('m1'));
  expect(reduce(call, { kind: 'peerReturned', match: 'm1' }).kind).toBe('matched');
});
