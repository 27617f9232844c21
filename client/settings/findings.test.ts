import { expect, test } from 'vitest';
import type { Results } from '../../shared/events.ts';
import { directFinding, pollingFinding, relayFinding, webSocketFinding } from './findings.ts';

type Ice = Results['get_ice_servers'];

const bare: Ice = { iceServers: [], expiresAt: '', iceTransportPolicy: 'all' };
const stun: Ice = { ...bare, iceServers: [{ urls: ['stun:stun.example:3478'] }] };
const turn: Ice = {
  ...bare,
  iceServers: [{ urls: ['turn:turn.example:3478'], username: 'u', credential: 'c' }],
  iceTransportPolicy: 'relay',
};

test('says how fast the server answers, and that a slow one is slow', () => {
  const works = { kind: 'works', ice: undefined } as const;
  expect(webSocketFinding({ ...works, answerMs: 12.4 })).toEqual({
    kind: 'good',
    sentence: 'Works. The server answers in 12 ms.',
  });
  expect(pollingFinding({ ...works, answerMs: 900 })).toMatchObject({ kind: 'fair' });
});

test('gives the reason of the server where it has one', () => {
  const why = 'This server is restarting.';
  expect(webSocketFinding({ kind: 'fails', why }).sentence).toBe(`Does not work. ${why}`);
  expect(pollingFinding({ kind: 'fails', why: '' })).toMatchObject({ kind: 'bad' });
});

test('tells a network without STUN from one that blocks it, and from one that lets calls through', () => {
  expect(directFinding(bare, new Set(['host'])).sentence).toContain('No STUN server is set up');
  expect(directFinding(stun, new Set(['host'])).sentence).toContain('may block calls');
  expect(directFinding(stun, new Set(['host', 'srflx'])).kind).toBe('good');
  expect(directFinding(stun, new Set()).kind).toBe('bad');
});

test('does not judge the direct way where only the relay is used', () => {
  expect(directFinding(turn, new Set(['relay'])).kind).toBe('good');
});

test('tells no relay from one that can not be reached, and from one that works', () => {
  expect(relayFinding(stun, new Set(['host'])).sentence).toBe(
    "No relay server is set up here, so some networks won't connect.",
  );
  expect(relayFinding(turn, new Set(['host'])).kind).toBe('bad');
  expect(relayFinding(turn, new Set(['host', 'relay'])).kind).toBe('good');
});
