import { expect, test } from 'vitest';
import { readPeerStatus } from './peer-status.ts';

test('reads what the other side says of itself', () => {
  const status = { microphone: true, camera: false, weak: false };
  expect(readPeerStatus(JSON.stringify({ ...status, more: 1 }))).toEqual(status);
});

test.each(['', 'null', '[]', '{', '{"microphone":1,"camera":true,"weak":false}', ' '.repeat(2000)])(
  'drops %j',
  (text) => {
    expect(readPeerStatus(text)).toBeNull();
  },
);
