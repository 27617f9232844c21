import { expect, test } from 'vitest';
import { readPeerStatus } from './peer-status.ts';

test('reads what the other side says of itself', () => {
  const status = { microphone: true, camera: false, weak: false, away: true };
  expect(readPeerStatus(JSON.stringify({ ...status, more: 1 }))).toEqual(status);
});

test('takes a page that says nothing of being away as present', () => {
  expect(readPeerStatus('{"microphone":true,"camera":true,"weak":false}')?.away).toBe(false);
});

test.each(['', 'null', '[]', '{', '{"microphone":1,"camera":true,"weak":false}', ' '.repeat(2000)])(
  'drops %j',
  (text) => {
    expect(readPeerStatus(text)).toBeNull();
  },
);
