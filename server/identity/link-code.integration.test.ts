import { beforeEach, describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownApps } from '../testing/own-apps.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { Person } from '../testing/person.ts';
import { startApps } from '../testing/start-apps.ts';
import { hashLinkCode } from './link-code.ts';
import { linkCodesContract } from './link-codes-contract.ts';
import { RedisLinkCodes } from './redis-link-codes.ts';

describe('link codes in Redis', () => {
  const redis = ownRedis();

  linkCodesContract(async () => new RedisLinkCodes(redis.link));

  it('are over after a minute, and are not to be read in the store', async () => {
    const code = await new RedisLinkCodes(redis.link).create('ann');
    const ttl = await redis.link.call((client) => client.pTTL(names.linkCode(hashLinkCode(code))));
    expect(ttl).toBeGreaterThan(50_000);
    expect(ttl).toBeLessThanOrEqual(60_000);
    expect((await redis.link.call((client) => client.keys('*'))).join()).not.toContain(code);
  });
});

describe.each([
  ['one node in memory', 0],
  ['two nodes', 2],
])('a device that is linked on %s', (_, nodes) => {
  const apps = ownApps(nodes);
  let ann: Person;
  let phone: Person;

  beforeEach(async () => {
    [ann, phone] = [await apps.connect(0, { auth: { name: 'Ann' } }), await apps.connect(1)];
  });

  it('is the same person, who is told, and whose messages come there too', async () => {
    const { code, expiresAt } = await ann.do('create_link_code', {});
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 60_000)).toBeLessThan(5000);
    const { user, token } = await phone.do('redeem_link_code', { code });
    expect(user).toEqual(ann.session.user);
    expect(await ann.next('device_linked')).toEqual({ linkedAt: expect.any(String) });
    const linked = await apps.connect(1, { auth: { token } });
    expect(linked.session.user).toEqual(ann.session.user);
    const words = { toUser: ann.session.user.id, text: 'hello', clientId: '1' };
    await phone.do('chat_message', words);
    for (const each of [ann, linked])
      expect(await each.next('chat_message')).toMatchObject({ text: 'hello' });
  });

  it('has used the code up, and any other is none', async () => {
    const { code } = await ann.do('create_link_code', {});
    await phone.do('redeem_link_code', { code });
    for (const each of [code, code.slice(0, -1), 'x', 'ä'.repeat(64)]) {
      expect(await phone.ask('redeem_link_code', { code: each })).toMatchObject({
        error: { code: 'not_found' },
      });
    }
  });

  it('is not the one that has the identity already', async () => {
    const tab = await apps.connect(1, { auth: { token: ann.session.token } });
    for (const own of [ann, tab]) {
      const { code } = await ann.do('create_link_code', {});
      expect(await own.ask('redeem_link_code', { code })).toMatchObject({ error: { code: 'conflict' } });
      expect(await phone.ask('redeem_link_code', { code })).toMatchObject({ error: { code: 'not_found' } });
    }
    expect([ann, tab].map((own) => own.count('device_linked'))).toEqual([0, 0]);
  });

  it('is nobody whose data were deleted meanwhile', async () => {
    const { code } = await ann.do('create_link_code', {});
    await ann.do('delete_my_data', {});
    expect(await phone.ask('redeem_link_code', { code })).toMatchObject({ error: { code: 'not_found' } });
  });
});

it('guesses are held back', async () => {
  const apps = await startApps(0, { RATE_LIMIT_FACTOR: '1' });
  const eve = await apps.connect(0);
  const guesses = Array.from({ length: 30 }, (_, index) => eve.ask('redeem_link_code', { code: `${index}` }));
  const codes = (await Promise.all(guesses)).map((answer) => (answer.ok ? 'ok' : answer.error.code));
  expect(codes.filter((code) => code === 'not_found').length).toBeLessThan(15);
  expect(codes).toContain('rate_limited');
  await apps.close();
});
