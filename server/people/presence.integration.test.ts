import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startNode } from '../../ops/local/start-node.ts';
import { startRedis } from '../../ops/local/start-redis.ts';
import { ownApps } from '../testing/own-apps.ts';
import { Person } from '../testing/person.ts';
import { testSecret } from '../testing/start-app.ts';

const idOf = (person: Person) => person.session.user.id;

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('whoever watches somebody, on %s,', (_, nodes) => {
  const apps = ownApps(nodes, { PRESENCE_GRACE_MS: '300' });
  let ann: Person;
  let ben: Person;

  beforeEach(async () => {
    [ann, ben] = [await apps.connect(0), await apps.connect(1)];
  });

  const watch = async (person: Person, ...others: Person[]) =>
    (await person.do('watch_presence', { users: others.map(idOf) })).statuses;

  /** Online from the first glance on, however new the node and the connection are. */
  async function watchOnline(person: Person, other: Person): Promise<void> {
    await expect.poll(() => watch(person, other), { timeout: 5000 }).toMatchObject([{ isOnline: true }]);
    person.heard.splice(0);
  }

  it('is told when they come and go, with when they were last there', async () => {
    await watchOnline(ann, ben);
    const start = Date.now();
    ben.close();
    const gone = await ann.next('online_status');
    expect(gone).toMatchObject({ userId: idOf(ben), isOnline: false });
    expect(Math.abs(Date.parse(gone.lastSeen ?? '') - start)).toBeLessThan(5000);
    const back = await apps.connect(2, { auth: { token: ben.session.token } });
    expect(await ann.next('online_status')).toEqual({ userId: idOf(back), isOnline: true, lastSeen: null });
  });

  it('is not told of a second device, nor of somebody who is back at once, also elsewhere', async () => {
    const cleo = await apps.connect(1);
    await ann.do('watch_presence', { users: [idOf(ben), idOf(cleo)] });
    await watchOnline(ann, cleo);
    await ann.do('watch_presence', { users: [idOf(ben), idOf(cleo)] });
    ann.heard.splice(0);
    const tab = await apps.connect(2, { auth: { token: ben.session.token } });
    tab.close();
    await ben.lose();
    await apps.connect(2, { auth: { token: ben.session.token } });
    cleo.close();
    expect(await ann.next('online_status')).toMatchObject({ userId: idOf(cleo), isOnline: false });
    expect(ann.count('online_status')).toBe(0);
  });

  it('is told nothing more once another list is watched', async () => {
    await watchOnline(ann, ben);
    expect(await watch(ann)).toEqual([]);
    const cleo = await apps.connect(1);
    await watchOnline(ann, cleo);
    ben.close();
    cleo.close();
    expect(await ann.next('online_status')).toMatchObject({ userId: idOf(cleo) });
    expect(ann.count('online_status')).toBe(0);
  });

  it.each([
    ['blocks them', (): [Person, Person] => [ben, ann]],
    ['is blocked by them', (): [Person, Person] => [ann, ben]],
  ])('sees nobody who %s, from that moment on', async (_, pair) => {
    await watchOnline(ann, ben);
    const [blocker, blocked] = pair();
    await blocker.do('block_user', { userId: idOf(blocked) });
    const hidden = { userId: idOf(ben), isOnline: false, lastSeen: null };
    expect(await ann.next('online_status')).toEqual(hidden);
    expect(await watch(ann, ben)).toEqual([hidden]);
    await blocker.do('unblock_user', { userId: idOf(blocked) });
    expect(await ann.next('online_status')).toMatchObject({ isOnline: true });
  });

  it('sees nobody who keeps it to themselves, and nobody at all who does so', async () => {
    await watchOnline(ann, ben);
    await ben.do('set_privacy', { presence: false });
    const hidden = { userId: idOf(ben), isOnline: false, lastSeen: null };
    expect(await ann.next('online_status')).toEqual(hidden);
    expect(await watch(ben, ann)).toMatchObject([{ isOnline: false, lastSeen: null }]);
    expect(await watch(ann, ben, ann)).toMatchObject([hidden, { userId: idOf(ann), isOnline: true }]);
  });

  it('sees nothing of an id that was never there', async () => {
    const { statuses } = await ann.do('watch_presence', { users: ['nobody-at-all', 'nobody-at-all'] });
    expect(statuses).toEqual([{ userId: 'nobody-at-all', isOnline: false, lastSeen: null }]);
    const users = Array.from({ length: 101 }, (_, index) => `user-${index}`);
    expect(await ann.ask('watch_presence', { users })).toMatchObject({ error: { code: 'too_large' } });
  });
});

describe('with a node that is killed', () => {
  const closing: (() => unknown)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it('whoever was there is gone once its lease is over', async () => {
    const redis = await startRedis();
    closing.push(() => redis.close());
    const env = { JWT_SECRET: testSecret, REDIS_URL: redis.url, RATE_LIMIT_FACTOR: '0' };
    const nodes = await Promise.all(['n1', 'n2'].map((name) => startNode({ name, env })));
    for (const node of nodes) closing.push(() => node.close());
    const [ann, ben] = await Promise.all(nodes.map(({ url }) => Person.connect(url)));
    if (!ann || !ben) throw new Error('nobody is there');
    closing.push(() => ann.close());
    closing.push(() => ben.close());
    const users = [idOf(ben)];
    await expect
      .poll(async () => (await ann.do('watch_presence', { users })).statuses, { timeout: 5000 })
      .toMatchObject([{ isOnline: true }]);
    ann.heard.splice(0);
    await nodes[1]?.kill();
    const killedAt = Date.now();
    const gone = await ann.next('online_status', 15_000);
    expect(gone).toMatchObject({ userId: idOf(ben), isOnline: false });
    await expect
      .poll(async () => (await ann.do('watch_presence', { users })).statuses[0]?.lastSeen, { timeout: 5000 })
      .not.toBeNull();
    const [status] = (await ann.do('watch_presence', { users })).statuses;
    expect(Math.abs(Date.parse(status?.lastSeen ?? '') - killedAt)).toBeLessThan(10_000);
  });
});
