import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { names } from '../names.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { PoolEvent } from './pool.ts';
import { type PoolBench, poolSettings, seat, seeker } from './pool-bench.ts';
import { poolContract } from './pool-contract.ts';
import { readPoolEvent } from './read-pool-event.ts';
import { RedisPool } from './redis-pool.ts';

describe('the pool in Redis', () => {
  const redis = ownRedis();
  const heard: PoolEvent[] = [];

  beforeAll(async () => {
    for (const nodeId of ['n1', 'n2']) {
      await redis.link.subscribe(names.nodeChannel(nodeId), (json) =>
        heard.push(...JSON.parse(json).map(readPoolEvent)),
      );
    }
  });

  // What the test before has said last may still be on its way.
  beforeEach(told);

  /** A subscriber hears in the order of publishing: what was told before the mark has arrived with it. */
  async function told(): Promise<PoolEvent[]> {
    const mark = Promise.withResolvers<void>();
    await redis.link.subscribe('mark', () => mark.resolve());
    await redis.link.publish('mark', '');
    await mark.promise;
    return heard.splice(0);
  }

  async function open(): Promise<PoolBench> {
    const settings = { ...poolSettings, now: 1_800_000_000_000 };
    return {
      pool: new RedisPool(redis.link, settings),
      settings,
      pass: (ms) => {
        settings.now += ms;
        // What one node swept a moment ago, another leaves alone; time does not pass for that key here.
        redis.link.call((client) => client.del(names.pool('swept'))).catch(() => {});
      },
      told,
    };
  }

  poolContract(open);

  it('passes over people of a node where nobody listens', async () => {
    const { pool, told } = await open();
    await pool.enter({ ...seeker('ann'), nodeId: 'dead' });
    expect(await pool.enter(seeker('ben'))).toBe('waiting');
    expect(await pool.enter(seeker('cleo'))).toBe('matched');
    expect((await told()).map(({ userId }) => userId)).toEqual(['ben', 'cleo']);
  });

  it('forgets within a minute who was in a match that is over', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.enter(seeker('ben'));
    const [check] = await told();
    const matchId = check?.kind === 'check' ? check.matchId : '';
    for (const userId of ['ann', 'ben']) await pool.confirm(matchId, userId);
    await pool.leave(matchId, seat('ann'));
    const leftMs = await redis.link.call((client) => client.pTTL(names.pool(`former:${matchId}`)));
    expect(leftMs).toBeGreaterThan(poolSettings.formerMs - 10_000);
    expect(leftMs).toBeLessThanOrEqual(poolSettings.formerMs);
  });

  it('lets blocks end with whoever made them, a while after that one was here last', async () => {
    const { pool } = await open();
    const { blocksKeptMs } = poolSettings;
    const key = names.pool('blocks:ann');
    const leftMs = () => redis.link.call((client) => client.pTTL(key));
    await pool.keepBlocks('ann');
    await pool.block(seat('ann'), 'ben');
    expect(await leftMs()).toBeGreaterThan(blocksKeptMs - 60_000);
    await redis.link.call((client) => client.pExpire(key, 60_000));
    await pool.keepBlocks('ann');
    expect(await leftMs()).toBeGreaterThan(blocksKeptMs - 60_000);
    expect(await leftMs()).toBeLessThanOrEqual(blocksKeptMs);
  });

  it('takes out what a lost node held; who talked with its people searches on', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann'));
    await pool.enter({ ...seeker('ben'), nodeId: 'n2' });
    const [check] = await told();
    const matchId = check?.kind === 'check' ? check.matchId : '';
    await pool.confirm(matchId, 'ann');
    await pool.confirm(matchId, 'ben');
    await pool.enter({ ...seeker('cleo', { languages: ['en'] }), nodeId: 'n2' });
    await pool.enter(seeker('dan', { languages: ['fr'] }));
    await told();
    await pool.purge('n2');
    const events = await told();
    expect(events[0]).toMatchObject({
      kind: 'ended',
      userId: 'ann',
      reason: 'node_lost',
      isSearching: true,
    });
    expect(events.slice(1).map(({ kind, userId }) => `${kind} ${userId}`)).toEqual([
      'check dan',
      'check ann',
    ]);
    expect(await pool.held('n2')).toEqual({ waiting: [], matches: [] });
  });

  it('puts a match back that Redis has lost, from what both nodes know', async () => {
    const { pool, told } = await open();
    await pool.enter(seeker('ann', { interests: ['tea'] }));
    await pool.enter({ ...seeker('ben', { interests: ['tea'] }), nodeId: 'n2' });
    const [check] = await told();
    const matchId = check?.kind === 'check' ? check.matchId : '';
    await pool.confirm(matchId, 'ann');
    await pool.confirm(matchId, 'ben');
    const found = (await told()).flatMap((event) => (event.kind === 'found' ? [event] : []));
    const known = (userId: string) => found.find((event) => event.userId === userId)?.match;
    await redis.link.call((client) => client.flushAll());
    const [ann, ben] = [known('ann'), known('ben')];
    if (!ann || !ben) throw new Error('nobody was found');
    await pool.restore(ann, seat('ann'));
    await pool.restore(ben, seat('ben', 'ben-tab', 'n2'));
    await pool.restore(ann, seat('ann'));
    expect(await pool.enter(seeker('ann'))).toBe('busy');
    expect(await pool.resume(matchId, seat('ben', 'new-tab'))).toMatchObject({
      initiator: false,
      commonInterests: ['tea'],
      isPeerAway: false,
    });
  });
});
