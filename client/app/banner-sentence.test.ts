import { expect, test } from 'vitest';
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
