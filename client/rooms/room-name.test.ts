import { expect, test } from 'vitest';
import { roomName } from './room-name.ts';

test('makes a name that the server accepts', () => {
  expect(roomName('  Night Trains! ')).toBe('night-trains');
  expect(roomName('チェス')).toBe('チェス');
  expect(roomName('../..')).toBe('');
  expect(roomName('\u0316te\u200b\u3164a\ufe0f')).toBe('tea');
  expect(roomName(`a${'\u0316'.repeat(9)}`)).toBe(`a${'\u0316'.repeat(4)}`);
  expect([...roomName('x'.repeat(100))]).toHaveLength(64);
});
