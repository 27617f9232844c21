import { expect, test } from 'vitest';
import { failureSentence, farewellSentence, searchSentence, skippingSentence } from './sentences.ts';

test('says how long to wait before writing again', () => {
  const failure = { code: 'rate_limited', message: '', retryAfterMs: 2100 } as const;
  expect(failureSentence(failure)).toBe("You're writing faster than we can pass it on. Wait 3 s.");
});

test('passes on what the server found wrong', () => {
  expect(failureSentence({ code: 'bad_request', message: 'text must not be empty' })).toContain(
    'text must not be empty',
  );
});

test('counts down to Next', () => {
  expect(skippingSentence(5_400)).toBe("You're skipping very fast. Next is back in 6 s.");
  expect(skippingSentence(0)).toBe('Next is back.');
});

test('names the topics that are looked for', () => {
  expect(searchSentence([])).toBe('Looking for someone…');
  expect(searchSentence(['chess'])).toBe('Looking for someone who likes chess…');
  expect(searchSentence(['chess', 'jazz', 'tea'])).toBe('Looking for someone who likes chess, jazz or tea…');
});

test('gives the true reason of a farewell', () => {
  expect(farewellSentence('left')).toBe('Stranger left.');
  expect(farewellSentence('disconnected')).toBe("Stranger's connection was lost.");
});
