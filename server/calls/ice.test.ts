import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { iceFor } from './ice.ts';

const now = Date.parse('2026-01-02T03:04:05.678Z');
const none = { stunUrls: [], turnUrls: [], turnSecret: undefined, turnTtlSeconds: 600 };

describe('the servers for a call', () => {
  test('are none where none are configured, and the call is direct', () => {
    expect(iceFor('ann', none, now)).toEqual({
      iceServers: [],
      expiresAt: '2026-01-02T03:14:05.000Z',
      iceTransportPolicy: 'all',
    });
  });

  test('may be STUN alone', () => {
    const { iceServers, iceTransportPolicy } = iceFor('ann', { ...none, stunUrls: ['stun:a.example'] }, now);
    expect(iceServers).toEqual([{ urls: ['stun:a.example'] }]);
    expect(iceTransportPolicy).toBe('all');
  });

  test('are with TURN a relay, and a credential of this person that ends', () => {
    const turn = { ...none, turnUrls: ['turn:a.example', 'turns:a.example'], turnSecret: 'secret' };
    const username = `${Date.parse('2026-01-02T03:14:05Z') / 1000}:ann`;
    const credential = createHmac('sha1', 'secret').update(username).digest('base64');
    expect(iceFor('ann', turn, now)).toEqual({
      iceServers: [{ urls: turn.turnUrls, username, credential }],
      expiresAt: '2026-01-02T03:14:05.000Z',
      iceTransportPolicy: 'relay',
    });
  });
});
