import { expect, test } from 'vitest';
import { roomName } from './room-name.ts';

test('makes a name that the server accepts', () => {
  expect(roomName('  Night Trains! ')).toBe('night-trains');
  expect(roomName('チェス')).toBe('チェス');
  expect(roomName('../..')).toBe('');
  expect([...roomName('x'.repeat(100))]).toHaveLength(64);
});
