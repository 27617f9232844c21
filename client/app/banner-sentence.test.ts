import { expect, test } from 'vitest';
import type { ConnectionRefusal } from '../../shared/events.ts';
import { bannerSentence } from './banner-sentence.ts';

test('says nothing while all is well', () => {
  expect(bannerSentence({ kind: 'open' }, false, false)).toBeUndefined();
});

test('promises that a call goes on without the server', () => {
  const lost = { kind: 'lost', retryAtMs: 0 } as const;
  expect(bannerSentence(lost, false, true)).toBe('Lost the server. Your call goes on.');
  expect(bannerSentence(lost, false, false)).toBe('Lost the server.');
});

test('puts a lost connection before the reduced mode', () => {
  expect(bannerSentence({ kind: 'offline' }, true, false)).toContain("You're offline.");
  expect(bannerSentence({ kind: 'open' }, true, false)).toContain('reduced mode');
});

test('says for whom there is no room, and leaves a ban to its own screen', () => {
  const full = { code: 'too_many_connections', message: '' } as const;
  const ofLink = (refusal: ConnectionRefusal) =>
    bannerSentence({ kind: 'full', retryAtMs: 0, refusal }, false, false);
  expect(ofLink(full)).toBe("Everyone's seats are taken. We'll start you automatically.");
  expect(ofLink({ ...full, scope: 'person' })).toMatch(/open in too many tabs/);
  const banned = { kind: 'refused', refusal: { code: 'banned', message: '' } } as const;
  expect(bannerSentence(banned, false, false)).toBeUndefined();
});
