import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { names } from '../names.ts';
import { RedisLink } from '../redis/link.ts';
import { historyContract, hourMs } from './history-contract.ts';
import { RedisRoomHistory } from './redis-room-history.ts';

describe('the history in Redis', () => {
  let redis: LocalRedis;
  let link: RedisLink;

  beforeAll(async () => {
    redis = await startRedis();
    link = new RedisLink({ url: redis.url });
    await link.connect(5000);
  });

  beforeEach(() => link.call((client) => client.flushAll()));

  afterAll(async () => {
    link.close();
    await redis.close();
  });

  historyContract(async ({ ttlMs }) => {
    await link.call((client) => client.flushAll());
    let now = 1_800_000_000_000_000;
    return {
      history: new RedisRoomHistory({ link, ttlMs, now: () => now }),
      pass: (ms) => {
        now += ms * 1000;
      },
      now: () => now,
      // A subscriber hears in the order of publishing: what was appended before the mark has been heard with it.
      settle: async () => {
        const channel = `mark:${randomUUID()}`;
        const mark = Promise.withResolvers<void>();
        await link.subscribe(channel, () => mark.resolve());
        await link.publish(channel, '');
        await mark.promise;
        await link.unsubscribe(channel);
      },
    };
  });

  it('appends and publishes with one command', async () => {
    const history = new RedisRoomHistory({ link, ttlMs: 24 * hourMs });
    const draft = (clientId: string) => ({ from: { id: 'a', name: 'A' }, text: 'hello', clientId });
    await history.append('room', draft('1'), null);
    await link.call((client) => client.configResetStat());
    for (let sent = 0; sent < 20; sent++) await history.append('room', draft(`again ${sent}`), null);
    const { ping, info, 'config|resetstat': reset, ...calls } = await callsByCommand();
    const oncePerMessage = [
      'get',
      'hget',
      'time',
      'zadd',
      'zremrangebyscore',
      'zremrangebyrank',
      'hset',
      'set',
    ];
    const expected = Object.fromEntries(['evalsha', 'publish', ...oncePerMessage].map((name) => [name, 20]));
    expect(calls).toEqual({ ...expected, pexpire: 40 });
  });

  it("gives ids by Redis's own clock", async () => {
    const history = new RedisRoomHistory({ link, ttlMs: 24 * hourMs });
    const draft = { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' };
    const { entry } = await history.append('room', draft, null);
    expect(Math.abs(entry.id / 1000 - Date.now())).toBeLessThan(1000);
  });

  it('lets the messages of an idle room expire, and what tells of them later', async () => {
    const history = new RedisRoomHistory({ link, ttlMs: 24 * hourMs });
    await history.append('room', { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' }, null);
    const ttls = await link.call((client) =>
      Promise.all([client.pTTL(names.roomMessages('room')), client.pTTL(names.roomMeta('room'))]),
    );
    expect(ttls.map((ms) => Math.round(ms / hourMs))).toEqual([24, 48]);
  });

  /** What clients call and what their scripts call. */
  async function callsByCommand(): Promise<Record<string, number>> {
    const info = await link.call((client) => client.info('commandstats'));
    const calls = info.matchAll(/cmdstat_([^:]+):calls=(\d+)/g);
    return Object.fromEntries([...calls].map(([, name, count]) => [name, Number(count)]));
  }
});
