import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ack } from '../../shared/events.ts';
import { ownRedis } from '../testing/own-redis.ts';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';

const nodes = 3;
const redis = ownRedis('test');
let apps: StartedApps;

beforeEach(async () => {
  apps = await startApps(nodes, {
    REDIS_URL: redis.server.url,
    RATE_LIMIT_FACTOR: '1',
    MAX_CONNECTIONS_PER_IP: '50',
  });
});

afterEach(() => apps.close());

const from = (address: string) => ({ extraHeaders: { 'X-Forwarded-For': address } });

/** Whether somebody new gets in, or why not. */
async function arrive(place: number, address: string): Promise<{ code: string; retryAfterMs?: number }> {
  try {
    (await apps.connect(place, from(address))).close();
    return { code: 'in' };
  } catch (error) {
    const { code, retryAfterMs } = (error as { data: { code: string; retryAfterMs: number } }).data;
    return { code, retryAfterMs };
  }
}

/** One identity at each node. */
async function everywhere(): Promise<Person[]> {
  const first = await apps.connect(0);
  const auth = { token: first.session.token };
  return [first, await apps.connect(1, { auth }), await apps.connect(2, { auth })];
}

interface Flood {
  served: number;
  seconds: number;
}

/** All send all the time, for so long. */
async function flood(
  those: Person[],
  forMs: number,
  send: (person: Person) => Promise<Ack<object>>,
): Promise<Flood> {
  const start = performance.now();
  const counts = those.map(async (person) => {
    let served = 0;
    while (performance.now() - start < forMs) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => send(person)));
      served += answers.filter(isServed).length;
    }
    return served;
  });
  const served = (await Promise.all(counts)).reduce((sum, each) => sum + each, 0);
  return { served, seconds: (performance.now() - start) / 1000 };
}

/** Whatever came of it. */
function isServed(answer: Ack<object>): boolean {
  return answer.ok || answer.error.code !== 'rate_limited';
}

const look = (person: Person) => person.send('get_rooms', {});
const search = (person: Person) => person.send('request_random_peer', { mode: 'text' });

describe('on three nodes', () => {
  it('a flood with one identity is held to what one may do in all', async () => {
    const { served, seconds } = await flood(await everywhere(), 6000, look);
    // What passes before the nodes know of each other is at most a burst each, and is made up for.
    expect(served).toBeLessThanOrEqual(nodes * 20 + nodes * 5 + seconds * 5);
    expect(served).toBeGreaterThanOrEqual(20);
  });

  it('a debt is paid off: after a flood at all nodes the next one lets nothing through', async () => {
    const those = await everywhere();
    const answers = those.flatMap((person) => Array.from({ length: 20 }, () => look(person)));
    await Promise.all(answers);
    const next = await apps.connect(1, { auth: { token: those[0]?.session.token } });
    const answer = await next.ask('get_rooms', {});
    expect(answer).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
  });

  it('whoever skips 8 times in 10 s is slower from then on, at every node', async () => {
    const those = await everywhere();
    for (let each = 0; each < 8; each++) {
      expect(await search(those[each % nodes] as Person)).toMatchObject({ ok: true });
    }
    // Each node learns of the others with its own next.
    for (const person of those) await search(person);
    for (const person of those) expect(isServed(await search(person))).toBe(false);
    const again = await search(await apps.connect(0, { auth: { token: those[0]?.session.token } }));
    expect(again).toMatchObject({ error: { code: 'rate_limited' } });
    if (!again.ok) expect(again.error.retryAfterMs).toBeGreaterThan(1250);
  });

  it('whoever comes again when told to is let through, also where Redis is told each time', async () => {
    const ann = await apps.connect(0);
    const waits: number[] = [];
    for (let each = 0; each < 11; each++) {
      const answer = await search(ann);
      if (answer.ok) continue;
      const retryAfterMs = answer.error.retryAfterMs ?? 0;
      waits.push(retryAfterMs);
      await sleep(retryAfterMs + 1);
      expect(await search(ann)).toMatchObject({ ok: true });
    }
    expect(waits).toHaveLength(3);
  });

  it('fifty newcomers at one address may all say that they are available and ask for somebody at once', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 50 }, (_, place) => apps.connect(place, from('203.0.113.20'))),
    );
    const answers = await Promise.all(
      crowd.flatMap((person) => [
        person.ask('user_available_webrtc', { mode: 'text' }),
        person.ask('request_random_peer', { mode: 'text' }),
      ]),
    );
    expect(answers.filter((answer) => !isServed(answer))).toEqual([]);
  });

  it('new identities from one address are no way around', async () => {
    const skips: boolean[] = [];
    for (let each = 0; each < 24; each++) {
      const mallory = await apps.connect(each, from('203.0.113.9'));
      for (let skip = 0; skip < 6; skip++) skips.push(isServed(await search(mallory)));
    }
    expect(skips.slice(0, 12)).toEqual(Array(12).fill(true));
    expect(skips.filter((served) => served).length).toBeLessThanOrEqual(112 + 2 * nodes + 10);
    expect(await search(await apps.connect(0, from('203.0.113.10')))).toMatchObject({ ok: true });
  });

  it('an address that makes too many identities has to wait', async () => {
    const results: string[] = [];
    while (!results.includes('too_many_connections') && results.length < 1000) {
      const place = results.length;
      const { code } = await arrive(place, `2001:db8:1:2::${place.toString(16)}`);
      results.push(code);
    }
    expect(results.length).toBeGreaterThan(100);
    expect(results.at(-1)).toBe('too_many_connections');
    // Each node learns of the others with its own next.
    await expect
      .poll(() => arrive(1, '2001:db8:1:2::ffff'))
      .toEqual({ code: 'too_many_connections', retryAfterMs: expect.any(Number) });
    await apps.connect(1, from('2001:db8:1:3::1'));
  });

  it('a room takes so much in all, and no stranger can use that up', async () => {
    const talkers = await Promise.all(
      Array.from({ length: 60 }, (_, place) => apps.connect(place, from(`203.0.113.${place}`))),
    );
    await Promise.all(talkers.map((person) => person.do('join_room', { room: 'hall' })));
    const outsider = await apps.connect(0);
    const say = (person: Person) =>
      person.send('chat_message', { room: 'hall', text: 'hello', clientId: crypto.randomUUID() });
    await flood([outsider], 500, say);
    const { served, seconds } = await flood(talkers, 3000, say);
    expect(served).toBeGreaterThanOrEqual(200);
    expect(served).toBeLessThanOrEqual(nodes * 250 + seconds * 50);
  });

  it('no account outlives what it counts', async () => {
    const those = await everywhere();
    await flood(those, 500, look);
    await flood(those, 500, search);
    const ttls = await redis.link.call(async (client) => {
      const keys = await client.keys('rl:*');
      return Promise.all(keys.map((key) => client.pTTL(key)));
    });
    expect(ttls).not.toEqual([]);
    for (const ttl of ttls) {
      expect(ttl).toBeGreaterThan(0);
      expect(ttl).toBeLessThanOrEqual(620_000);
    }
  });

  it('without Redis each node goes by itself, and nothing hangs', async () => {
    const [ann] = await everywhere();
    await redis.server.kill('SIGKILL');
    const { served, seconds } = await flood([ann as Person], 2000, look);
    expect(served).toBeGreaterThanOrEqual(20);
    expect(served).toBeLessThanOrEqual(21 + seconds * 5);
    await redis.server.restart();
  });
});
