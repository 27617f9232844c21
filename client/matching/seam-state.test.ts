import { expect, test } from 'vitest';
import { seamState } from './seam-state.ts';
import type { State } from './state.ts';

const wishes = { mode: 'video' as const, interests: [], languages: [] };
const match = {
  matchId: 'm1',
  mode: 'video' as const,
  peer: { id: 'bob', name: 'Blue Wren' },
  initiator: true,
  commonInterests: [],
};
const live: State = { kind: 'live', talk: { match, wishes, sinceMs: 0 } };

test('ties a knot where the line passes through a relay', () => {
  expect(seamState(live, { kind: 'live', route: 'relay' })).toBe('relayed');
  expect(seamState(live, { kind: 'live', route: 'direct' })).toBe('direct');
});

test('draws text as what it is: relayed', () => {
  const text: State = { kind: 'live', talk: { ...live.talk, match: { ...match, mode: 'text' } } };
  expect(seamState(text, undefined)).toBe('relayed');
});

test('opens while somebody reconnects, and ends with the talk', () => {
  expect(seamState({ ...live, kind: 'partnerReconnecting', untilMs: 0 }, undefined)).toBe('reconnecting');
  expect(seamState({ ...live, kind: 'partnerGone', reason: 'left' }, undefined)).toBe('gone');
});
