import { expect, test } from 'vitest';
import { seamState } from './seam-state.ts';
import type { State, Talking } from './state.ts';

const wishes = { mode: 'video' as const, interests: [], languages: [] };
const match = {
  matchId: 'm1',
  mode: 'video' as const,
  peer: { id: 'bob', name: 'Blue Wren' },
  initiator: true,
  commonInterests: [],
  route: 'direct' as const,
};
const open = { kind: 'open' } as const;
const lost = { kind: 'lost', retryAtMs: 0 } as const;
const live: Talking = { kind: 'live', talk: { match, wishes, sinceMs: 0 } };

test('ties a knot where the line passes through a relay', () => {
  const relayed: State = { ...live, talk: { ...live.talk, match: { ...match, route: 'private' } } };
  expect(seamState(relayed, open)).toBe('relayed');
  expect(seamState(live, open)).toBe('direct');
});

test('draws text as what it is: relayed, and cut with the connection', () => {
  const text: State = { kind: 'live', talk: { ...live.talk, match: { ...match, mode: 'text' } } };
  expect(seamState(text, open)).toBe('relayed');
  expect(seamState(text, lost)).toBe('reconnecting');
});

test('opens while somebody reconnects, and ends with the talk', () => {
  expect(seamState({ ...live, kind: 'partnerReconnecting', untilMs: 0, present: live }, open)).toBe(
    'reconnecting',
  );
  expect(seamState({ ...live, kind: 'partnerGone', reason: 'left' }, open)).toBe('gone');
});

test('draws a call as going on while the connection to the server is lost', () => {
  expect(seamState(live, lost)).toBe('direct');
});
