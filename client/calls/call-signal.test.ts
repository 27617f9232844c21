import { expect, test } from 'vitest';
import { readCallSignal } from './call-signal.ts';

test('reads what a call sends and drops every other field', () => {
  expect(readCallSignal({ attempt: 0, ask: true })).toEqual({ kind: 'ask', attempt: 0 });
  expect(readCallSignal({ attempt: 3, type: 'offer', sdp: 'v=0', renegotiate: true })).toEqual({
    kind: 'offer',
    attempt: 3,
    payload: { type: 'offer', sdp: 'v=0' },
  });
  const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };
  expect(readCallSignal({ attempt: 3, type: 'candidate', candidate })).toEqual({
    kind: 'candidate',
    attempt: 3,
    payload: { type: 'candidate', candidate },
  });
});

test.each([
  null,
  undefined,
  7,
  'offer',
  [],
  {},
  { attempt: 1 },
  { attempt: -1, ask: true },
  { attempt: 1.5, ask: true },
  { attempt: Number.NaN, ask: true },
  { attempt: '1', ask: true },
  { type: 'offer', sdp: 'v=0' },
  { attempt: 1, type: 'offer', sdp: 7 },
  { attempt: 1, type: 'rollback', sdp: '' },
  { attempt: 1, type: 'candidate', candidate: null },
  { attempt: 1, renegotiate: true },
  { attempt: 1, transceiverRequest: { kind: 'video' } },
])('drops %o', (value) => {
  expect(readCallSignal(value)).toBeNull();
});
