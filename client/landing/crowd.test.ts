import { expect, test } from 'vitest';
import { crowdSentence } from './crowd.ts';

const waiting = { text: 20, voice: 1, video: 10 };

test('counts everybody who waits, whatever the mode', () => {
  expect(crowdSentence({ online: 842, waiting })).toBe('842 people online · 31 waiting');
});

test('says "a few" under twenty', () => {
  const few = { text: 1, voice: 0, video: 0 };
  expect(crowdSentence({ online: 19, waiting: few })).toBe('A few people online · a few waiting');
});

test('rounds a large crowd', () => {
  expect(crowdSentence({ online: 12_345, waiting })).toBe('12,300 people online · 31 waiting');
});

test('does not pretend to company', () => {
  const nobody = { text: 0, voice: 0, video: 0 };
  expect(crowdSentence({ online: 0, waiting: nobody })).toBe(
    'Nobody is online yet. Somebody has to be first.',
  );
  expect(crowdSentence({ online: 30, waiting: nobody })).toBe('30 people online · nobody waiting');
});
