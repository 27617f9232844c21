import { expect, it } from 'vitest';
import { ownCluster } from '../testing/own-cluster.ts';
import { match } from '../testing/person.ts';

const own = ownCluster(1, { DEGRADED_MODE: 'strict' });

it('refuses what it cannot keep while Redis is away, tells nobody of it, and takes it afterwards', async () => {
  const [ann, ben] = [await own.connect(0), await own.connect(0)];
  for (const person of [ann, ben]) await person.do('join_room', { room: 'lobby' });
  const [{ matchId }] = await match(ann, ben);
  const inRoom = { room: 'lobby', text: 'in the room', clientId: 'room' };
  const direct = { toUser: ben.session.user.id, text: 'to one', clientId: 'direct' };
  await own.cluster.redis.kill('SIGKILL');
  expect(await ann.next('server_notice')).toEqual({ code: 'degraded' });
  for (const message of [inRoom, direct]) {
    expect(await ann.ask('chat_message', message)).toMatchObject({
      error: { code: 'unavailable', retryAfterMs: expect.any(Number) },
    });
  }
  await ann.do('chat_message', { matchId, text: 'to the stranger', clientId: 'match' });
  expect((await ben.next('chat_message')).text).toBe('to the stranger');
  await own.cluster.redis.restart();
  expect(await ann.next('server_notice', 5000)).toEqual({ code: 'recovered' });
  for (const message of [inRoom, direct]) {
    await expect
      .poll(() => ann.ask('chat_message', message), { timeout: 5000 })
      .toMatchObject({ ok: true, message: { persisted: true } });
    expect((await ben.next('chat_message')).text).toBe(message.text);
  }
});
