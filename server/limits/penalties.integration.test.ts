import { once } from 'node:events';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { RedisLink } from '../redis/link.ts';
import type { Person } from '../testing/person.ts';
import { type StartedApps, startApps } from '../testing/start-apps.ts';
import { RedisBans } from './redis-bans.ts';
import { subject } from './subject.ts';

// A tenth of the usual patience, and as many connections from one address as the tests make.
const settings = { RATE_LIMIT_FACTOR: '0.1', MAX_CONNECTIONS_PER_IP: '5000' };
const banned = {
  data: {
    code: 'banned',
    message: expect.stringMatching(/^[A-Z].*\.$/),
    until: expect.stringMatching(/^\d{4}-.*Z$/),
  },
};

let apps: StartedApps;

afterEach(() => apps.close());

type Options = Parameters<StartedApps['connect']>[1];

const from = (address: string) => ({ extraHeaders: { 'X-Forwarded-For': address } });

function send(person: Person, times: number): void {
  for (let each = 0; each < times; each++) {
    person.socket.emit('get_rooms', ...([{}] as unknown as [never, never]));
  }
}

/** Sends without end, whatever is answered; resolves once the server has enough of it. */
async function flood(person: Person): Promise<void> {
  const end = once(person.socket as never, 'disconnect');
  send(person, 500);
  expect(await end).toContain('io server disconnect');
}

/** Three floods of one person, who comes back at another node each time. */
async function floodUntilBanned(options: Options): Promise<Person> {
  const person = await apps.connect(0, options);
  const auth = { token: person.session.token };
  await flood(person);
  await flood(await apps.connect(1, { ...options, auth }));
  await flood(await apps.connect(2, { ...options, auth }));
  return person;
}

function metricsOf(place: number): Promise<string> {
  return fetch(`${apps.url(place)}/metrics`).then((response) => response.text());
}

describe.each([
  ['one node in memory', 0],
  ['three nodes', 3],
])('on %s', (_, nodes) => {
  it('whoever floods on is read slowly, then disconnected everywhere, and may come back', async () => {
    apps = await startApps(nodes, settings);
    const mallory = await apps.connect(0);
    const auth = { token: mallory.session.token };
    const elsewhere = await apps.connect(1, { auth });
    const bystander = await apps.connect(0);
    const gone = once(elsewhere.socket as never, 'disconnect');
    await flood(mallory);
    await gone;
    expect(await bystander.ask('get_rooms', {})).toMatchObject({ ok: true });
    expect((await apps.connect(1, { auth })).session.user).toEqual(mallory.session.user);
    const metrics = await metricsOf(0);
    expect(metrics).toMatch(/penalties_total\{kind="delayed"\} [1-9]/);
    expect(metrics).toMatch(/penalties_total\{kind="disconnected"\} [1-9]/);
    expect(metrics).toMatch(/rate_limited_total\{rate="request"\} [1-9]/);
  });

  it('whoever is read slowly has to wait for an answer, and then gets it', async () => {
    apps = await startApps(nodes, settings);
    const mallory = await apps.connect(0);
    send(mallory, 150);
    await expect.poll(() => mallory.count('request_failed')).toBeGreaterThan(100);
    const askedAt = performance.now();
    expect(await mallory.send('get_rooms')).toMatchObject({ ok: false });
    expect(performance.now() - askedAt).toBeGreaterThan(500);
    expect(mallory.socket.connected).toBe(true);
  });

  it('whoever floods by polling is disconnected too', async () => {
    apps = await startApps(nodes, settings);
    await flood(await apps.connect(0, { transports: ['polling'] }));
  });

  it('whoever comes back to flood on is banned at every node, but not the others at the address', async () => {
    apps = await startApps(nodes, settings);
    const mallory = await floodUntilBanned({});
    const auth = { token: mallory.session.token };
    for (let place = 0; place < 3; place++) {
      await expect.poll(() => comes(place, { auth })).toMatchObject(banned);
      await expect(comes(place, { auth, transports: ['polling'] })).resolves.toMatchObject(banned);
      expect((await apps.connect(place)).session.user).not.toEqual(mallory.session.user);
    }
    const { data } = (await comes(0, { auth })) as { data: { until: string } };
    const leftMs = Date.parse(data.until) - Date.now();
    expect(leftMs).toBeGreaterThan(9 * 60_000);
    expect(leftMs).toBeLessThanOrEqual(10 * 60_000);
  });

  it('an address is banned once several people have flooded from it', async () => {
    apps = await startApps(nodes, settings);
    const address = from('2001:db8:0:1::1');
    const neighbour = await apps.connect(0, address);
    for (let each = 0; each < 3; each++) await floodUntilBanned(address);
    expect(await comes(0, from('2001:db8:0:1::2'))).toBe('in');
    await flood(await apps.connect(1, address));
    await expect.poll(() => comes(2, from('2001:db8:0:1::3'))).toMatchObject(banned);
    expect(await comes(2, from('2001:db8:0:2::1'))).toBe('in');
    expect(neighbour.socket.connected).toBe(true);
  });
});

it('a ban ends by itself, at every node', async () => {
  apps = await startApps(2, settings);
  const mallory = await apps.connect(0);
  const { user, token } = mallory.session;
  const link = new RedisLink({ url: apps.redisUrl ?? '' });
  await link.connect(5000);
  await new RedisBans(link, pino({ level: 'silent' })).put(subject('person', user.id), 2000);
  expect(await comes(0, { auth: { token } })).toMatchObject(banned);
  expect(await comes(1, { auth: { token } })).toMatchObject(banned);
  for (const place of [0, 1]) {
    await expect.poll(() => comes(place, { auth: { token } }), { timeout: 8000 }).toBe('in');
  }
  link.close();
});

/** Whether a connection comes about, or why not. */
function comes(place: number, options: Options): Promise<unknown> {
  return apps.connect(place, options).then(
    () => 'in',
    (refusal) => refusal,
  );
}
