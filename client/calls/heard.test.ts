import { expect, test } from 'vitest';
import { hear } from './heard.ts';

test('hears a voice and remembers it', () => {
  expect(hear('nothing', 0.5, 100)).toBe('voice');
  expect(hear('voice', 0, 60_000)).toBe('voice');
});

test('takes a microphone as silent from which not even noise comes', () => {
  expect(hear('nothing', 0, 9_999)).toBe('nothing');
  expect(hear('nothing', 0, 10_000)).toBe('silence');
  expect(hear('noise', 0, 60_000)).toBe('noise');
});

test('forgets the silence when something comes', () => {
  expect(hear('silence', 0.1, 20_000)).toBe('noise');
});
