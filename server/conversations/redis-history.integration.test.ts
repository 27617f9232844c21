import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { ownRedis } from '../testing/own-redis.ts';
import { directHistoryContract } from './direct-history-contract.ts';
import { hourMs } from './history-bench.ts';
import { historyContract } from './history-contract.ts';
import { directLog, type LogLayout, roomLog } from './log-layout.ts';
import { RedisHistory } from './redis-history.ts';

describe('the history in Redis', () => {
  const redis = ownRedis();

  const open =
    (layout: LogLayout) =>
    async ({ ttlMs }: { ttlMs: number }) => {
      await redis.empty();
      let now = 1_800_000_000_000_000;
      return {
        history: new RedisHistory({ link: redis.link, layout, ttlMs, now: () => now }),
        pass: (ms: number) => {
          now += ms * 1000;
        },
        now: () => now,
        // A subscriber hears in the order of publishing: what was appended before the mark has been heard with it.
        settle: async () => {
          const channel = `mark:${randomUUID()}`;
          const mark = Promise.withResolvers<void>();
          await redis.link.subscribe(channel, () => mark.resolve());
          await redis.link.publish(channel, '');
          await mark.promise;
          await redis.link.unsubscribe(channel);
        },
      };
    };

  describe('of rooms', () => historyContract('room', open(roomLog)));
  describe('of direct messages', () => {
    historyContract('direct', open(directLog));
    directHistoryContract(open(directLog));
  });

  it.each([
    ['room', roomLog, 'room'],
    ['direct', directLog, 'a:b'],
  ])('removes what is too old, also where nothing is said any more (%s)', async (_, layout, name) => {
    const { history, pass } = await open(layout)({ ttlMs: 24 * hourMs });
    const say = (clientId: string) =>
      history.append(name, { from: { id: 'a', name: 'A' }, text: 'hello', clientId }, { sender: null });
    const kept = () =>
      redis.link.call((client) =>
        layout === roomLog ? client.zCard(layout.messages(name)) : client.lLen(layout.messages(name)),
      );
    await say('1');
    pass(20 * hourMs);
    await say('2');
    pass(4 * hourMs);
    await history.expire();
    expect(await kept()).toBe(2);
    pass(1);
    await history.expire();
    expect(await kept()).toBe(1);
    pass(20 * hourMs);
    await history.expire();
    expect(await kept()).toBe(0);
    expect(await redis.link.call((client) => client.exists(layout.oldest))).toBe(0);
    await say('3');
    pass(25 * hourMs);
    await say('4');
    expect(await kept()).toBe(1);
  });

  it('appends what is said at once with one command, publishes it as one, and tidies up once a second', async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    const draft = (clientId: string) => ({ from: { id: 'a', name: 'A' }, text: 'hello', clientId });
    await history.append('room', draft('1'), { sender: null });
    await redis.link.call((client) => client.configResetStat());
    const sent = Array.from({ length: 20 }, (_, index) =>
      history.append('room', draft(`again ${index}`), { sender: null }),
    );
    await Promise.all(sent);
    const { ping, info, 'config|resetstat': reset, ...calls } = await callsByCommand();
    const oncePerMessage = Object.fromEntries(['hmget', 'set', 'zadd', 'hset'].map((name) => [name, 20]));
    expect(calls).toEqual({ evalsha: 1, time: 1, publish: 1, ...oncePerMessage });
  });

  it('takes a message that failed when it is sent again, and those beside it at once', async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    const draft = { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' };
    const say = (room: string) => history.append(room, draft, { sender: null });
    await redis.link.call((client) => client.set(names.roomMessages('broken'), 'of the wrong type'));
    const [broken, fine] = await Promise.allSettled([say('broken'), say('fine')]);
    expect([broken.status, fine.status]).toEqual(['rejected', 'fulfilled']);
    await redis.link.call((client) => client.del(names.roomMessages('broken')));
    expect(await say('broken')).toMatchObject({ isDuplicate: false });
    expect((await history.read('broken', { limit: 5 })).entries).toHaveLength(1);
  });

  it('says that Redis is away while it is full', async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    const draft = { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' };
    await redis.link.call((client) => client.configSet('maxmemory', '1'));
    try {
      await expect(history.append('room', draft, { sender: null })).rejects.toThrow(RedisUnavailable);
    } finally {
      await redis.link.call((client) => client.configSet('maxmemory', '0'));
    }
    expect(await history.append('room', draft, { sender: null })).toMatchObject({ isDuplicate: false });
  });

  it('keeps the time to live of what is blanked', async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    await history.append(
      'room',
      { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' },
      { sender: null },
    );
    await history.blank('room', 'a');
    expect(await redis.link.call((client) => client.pTTL(names.roomMessages('room')))).toBeGreaterThan(
      23 * hourMs,
    );
  });

  it("gives ids by Redis's own clock", async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    const draft = { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' };
    const { entry } = await history.append('room', draft, { sender: null });
    expect(Math.abs(entry.id / 1000 - Date.now())).toBeLessThan(1000);
  });

  it('lets the messages of an idle room expire, and what tells of them later', async () => {
    const history = new RedisHistory({ link: redis.link, layout: roomLog, ttlMs: 24 * hourMs });
    await history.append(
      'room',
      { from: { id: 'a', name: 'A' }, text: 'hello', clientId: '1' },
      { sender: null },
    );
    const ttls = await redis.link.call((client) =>
      Promise.all([client.pTTL(names.roomMessages('room')), client.pTTL(names.roomMeta('room'))]),
    );
    expect(ttls.map((ms) => Math.round(ms / hourMs))).toEqual([24, 48]);
  });

  /** What clients call and what their scripts call. */
  async function callsByCommand(): Promise<Record<string, number>> {
    const info = await redis.link.call((client) => client.info('commandstats'));
    const calls = info.matchAll(/cmdstat_([^:]+):calls=(\d+)/g);
    return Object.fromEntries([...calls].map(([, name, count]) => [name, Number(count)]));
  }
});
