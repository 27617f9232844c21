import { expect, test } from 'vitest';
import type { ErrorCode } from '../../shared/events.ts';
import type { Link } from '../sdk/link.ts';
import { searchFailed } from './search-failed.ts';

const open: Link = { kind: 'open' };

function failed(code: ErrorCode, { link = open, degraded = false } = {}) {
  return searchFailed({ code, message: 'Not so.', retryAfterMs: 3_000 }, { link, degraded, nowMs: 1_000 });
}

test('waits as long as the server says', () => {
  expect(failed('rate_limited')).toEqual({ kind: 'searchLimited', untilMs: 4_000 });
});

test('knows of a talk elsewhere, unless it is the one that is being taken to another node', () => {
  expect(failed('conflict')).toEqual({ kind: 'searchConflicted' });
  expect(failed('conflict', { link: { kind: 'draining', moveAtMs: 0 } })).toBeUndefined();
  expect(failed('conflict', { link: { kind: 'moving' } })).toBeUndefined();
});

test('says that nobody can be found while the server is reduced, and else what it is', () => {
  const reduced = failed('unavailable', { degraded: true });
  expect(reduced).toMatchObject({
    kind: 'searchRefused',
    sentence: expect.stringContaining('No new strangers'),
  });
  expect(failed('bad_request', { degraded: true })).toMatchObject({
    sentence: expect.stringContaining('Not so.'),
  });
});

test('says nothing of what failed with the connection', () => {
  expect(failed('unavailable', { link: { kind: 'lost', retryAtMs: 0 } })).toBeUndefined();
});
