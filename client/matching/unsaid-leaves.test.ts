import { expect, test, vi } from 'vitest';
import type { Ask } from '../sdk/wire.ts';
import { UnsaidLeaves } from './unsaid-leaves.ts';

/** A server whose answers fail with the given code, if any, and what it was asked. */
function server(code?: 'unavailable' | 'not_in_match') {
  const answer = code ? { ok: false, error: { code, message: '' } } : { ok: true };
  const heard = vi.fn(async (_event: string, _payload: unknown) => answer);
  const matchIds = () => heard.mock.calls.map(([, payload]) => (payload as { matchId: string }).matchId);
  return { ask: heard as unknown as Ask, matchIds };
}

test('says again what the server may not have heard, until it has', async () => {
  const leaves = new UnsaidLeaves();
  await leaves.say('m1', server('unavailable').ask);
  await leaves.say('m2', server('unavailable').ask);
  const back = server();
  await leaves.sayAll(back.ask);
  await leaves.sayAll(back.ask);
  expect(back.matchIds()).toEqual(['m1', 'm2']);
});

test('says nothing more of a match that is over anyway, or to which we go back', async () => {
  const leaves = new UnsaidLeaves();
  await leaves.say('over', server('not_in_match').ask);
  await leaves.say('wanted', server('unavailable').ask);
  leaves.takeBack('wanted');
  const back = server();
  await leaves.sayAll(back.ask);
  expect(back.matchIds()).toEqual([]);
  leaves.keep('wanted');
  await leaves.sayAll(back.ask);
  expect(back.matchIds()).toEqual(['wanted']);
});
