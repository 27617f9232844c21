import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { RedisNodes } from '../cluster/redis-nodes.ts';
import { names } from '../names.ts';
import type { RedisLink } from '../redis/link.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { ConnectionLimits } from './admission.ts';
import { admissionContract, visitor } from './admission-contract.ts';
import { RedisAdmission } from './redis-admission.ts';

const log = pino({ level: 'silent' });
const leaseMs = 400;
const limits = { perUser: 2, perAddress: 0 };

const redis = ownRedis();
let ends: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

async function openNode(nodeId: string, connectionLimits: ConnectionLimits = limits) {
  const link = await redis.connect();
  const nodes = new RedisNodes({ link, nodeId, leaseMs, handoverMs: leaseMs, connections: () => 0, log });
  const admission = new RedisAdmission({ link, nodes, limits: connectionLimits, log });
  await nodes.start();
  ends.push(
    () => link.close(),
    () => admission.close(),
    () => nodes.close(),
  );
  return { link, nodes, admission };
}

const entries = (link: RedisLink) =>
  link.call((client) => client.zRange(names.userConnections('ann'), 0, -1));

describe('admission to a cluster', () => {
  admissionContract(async (connectionLimits) => (await openNode('n1', connectionLimits)).admission);

  it('counts the connections to all nodes', async () => {
    const [one, two] = [await openNode('n1'), await openNode('n2')];
    await expect.poll(() => one.nodes.living).toHaveLength(2);
    const both = [1, 2, 3, 4].flatMap((each) => [
      one.admission.admit(visitor(`a${each}`)),
      two.admission.admit(visitor(`b${each}`)),
    ]);
    const verdicts = await Promise.all(both);
    expect(verdicts.filter((verdict) => verdict === 'admitted')).toHaveLength(2);
  });

  it('forgets the connections of a node that was lost', async () => {
    const lost = await openNode('n1');
    await lost.admission.admit(visitor('1'));
    await lost.admission.admit(visitor('2'));
    const { admission, nodes } = await openNode('n2');
    await expect.poll(() => nodes.living).toHaveLength(2);
    expect(await admission.admit(visitor('3'))).toBe('user_limit');
    lost.link.close();
    await expect.poll(() => admission.admit(visitor('4')), { timeout: 6000 }).toBe('admitted');
  });

  it('counts what is young of a node that is not known yet, and removes what is old', async () => {
    const { admission, link } = await openNode('n1');
    const now = Date.now();
    const known = names.userConnections('ann');
    const of = (node: string, age: number) => ({ score: now - age, value: `${node}/1` });
    const all = [of('gone', 120_000), of('lost', 30_000), of('new', 0)];
    await link.call((client) => client.zAdd(known, all));
    expect(await admission.admit(visitor('1'))).toBe('admitted');
    expect(await admission.admit(visitor('2'))).toBe('user_limit');
    expect((await entries(link)).toSorted()).toEqual(['lost/1', 'n1/1', 'new/1']);
  });

  it('counts on this node alone while Redis is away, and makes up for it afterwards', async () => {
    const { admission, link } = await openNode('n1');
    await admission.admit(visitor('1'));
    redis.server.pause();
    await expect.poll(() => link.isUp, { timeout: 3000 }).toBe(false);
    admission.release('1');
    expect(await admission.admit(visitor('2'))).toBe('admitted');
    expect(await admission.admit(visitor('3'))).toBe('admitted');
    expect(await admission.admit(visitor('4'))).toBe('user_limit');
    redis.server.resume();
    await expect
      .poll(async () => link.isUp && (await entries(link)).toSorted(), { timeout: 5000 })
      .toEqual(['n1/2', 'n1/3']);
  });

  it('counts again what Redis has lost', async () => {
    const { admission, link } = await openNode('n1');
    await admission.admit(visitor('1'));
    await link.call((client) => client.flushAll());
    await expect.poll(() => entries(link), { timeout: 3000 }).toEqual(['n1/1']);
  });

  it('leaves nothing behind when a crowd goes', async () => {
    const { admission, link } = await openNode('n1', { perUser: 1000, perAddress: 1000 });
    const crowd = Array.from({ length: 600 }, (_, each) => `${each}`);
    await Promise.all(crowd.map((id) => admission.admit(visitor(id))));
    for (const id of crowd) admission.release(id);
    const left = () => link.call((client) => client.keys('*:connections:*'));
    await expect.poll(left, { timeout: 5000 }).toEqual([]);
  });

  it('does not wait for a Redis that is frozen', async () => {
    const { admission } = await openNode('n1');
    redis.server.pause();
    const startedAt = performance.now();
    const verdict = await admission.admit(visitor('1'));
    redis.server.resume();
    expect(verdict).toBe('admitted');
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
