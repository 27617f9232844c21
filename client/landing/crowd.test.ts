import { expect, test } from 'vitest';
import { crowdSentence } from './crowd.ts';

const waiting = { text: 20, voice: 1, video: 10 };

test('counts everybody who waits, whatever the mode', () => {
  expect(crowdSentence({ rooms: [], online: 842, waiting })).toBe('842 people online · 31 waiting');
});

test('says "a few" under twenty', () => {
  const few = { text: 1, voice: 0, video: 0 };
  expect(crowdSentence({ rooms: [], online: 19, waiting: few })).toBe('A few people online · a few waiting');
});

test('rounds a large crowd', () => {
  expect(crowdSentence({ rooms: [], online: 12_345, waiting })).toBe('12,300 people online · 31 waiting');
});

test('does not pretend to company', () => {
  const nobody = { text: 0, voice: 0, video: 0 };
  expect(crowdSentence({ rooms: [], online: 0, waiting: nobody })).toBe(
    'Nobody is online yet. Somebody has to be first.',
  );
  expect(crowdSentence({ rooms: [], online: 30, waiting: nobody })).toBe('30 people online · nobody waiting');
});

test('never says that nobody is there beside those who wait, or are in a room', () => {
  const nobody = { text: 0, voice: 0, video: 0 };
  const rooms = [{ room: 'tea', memberCount: 2, lastMessageAt: null }];
  expect(crowdSentence({ online: 0, waiting: nobody, rooms })).toBe('A few people online · nobody waiting');
  const one = { text: 1, voice: 0, video: 0 };
  expect(crowdSentence({ online: 0, waiting: one, rooms: [] })).toBe('A few people online · a few waiting');
});
