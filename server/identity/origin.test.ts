import { describe, expect, test } from 'vitest';
import { isOriginAllowed } from './origin.ts';

const allowed = ['https://friend.example'];

describe('an origin', () => {
  test.each([
    ['https://chat.example', 'chat.example'],
    ['https://chat.example', 'chat.example:443'],
    ['http://localhost:3000', 'localhost:3000'],
    ['http://[::1]:3000', '[::1]:3000'],
    ['https://Chat.Example', 'CHAT.example'],
    ['https://friend.example', 'chat.example'],
    [undefined, 'chat.example'],
  ])('%s may connect to %s', (origin, host) => {
    expect(isOriginAllowed(origin, host, allowed)).toBe(true);
  });

  test.each([
    ['https://evil.example', 'chat.example'],
    ['https://chat.example.evil.example', 'chat.example'],
    ['https://evilchat.example', 'chat.example'],
    ['https://chat.example@evil.example', 'chat.example'],
    ['http://friend.example', 'chat.example'],
    ['http://localhost:5173', 'localhost:3000'],
    ['null', 'chat.example'],
    ['', 'chat.example'],
    ['chat.example', 'chat.example'],
    ['file://', 'chat.example'],
    ['https://undefined', undefined],
  ])('%s may not connect to %s', (origin, host) => {
    expect(isOriginAllowed(origin, host, allowed)).toBe(false);
  });
});
