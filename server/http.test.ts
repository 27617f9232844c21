import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, permissionsPolicy } from './security-headers.ts';
import { Person } from './testing/person.ts';
import { type StartedApp, startApp } from './testing/start-app.ts';

let app: StartedApp;
let clientDir: string;

beforeAll(async () => {
  clientDir = mkdtempSync(join(tmpdir(), 'client-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<p>the landing');
  writeFileSync(join(clientDir, 'app.html'), '<p>the app');
  writeFileSync(join(clientDir, 'favicon.svg'), '<svg/>');
  writeFileSync(join(clientDir, 'assets', 'main-a1b2.js'), 'let a;'.repeat(1000));
  writeFileSync(join(clientDir, '.secret'), 'secret');
  app = await startApp({ CLIENT_DIR: clientDir });
});

afterAll(async () => {
  await app.close();
  rmSync(clientDir, { recursive: true });
});

/** The status of an address that is sent as it stands: fetch would mend it. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port: app.port, host: '127.0.0.1', path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const get = (path: string) => fetch(app.url + path);

describe('the page', () => {
  test.each([
    ['/', 'the landing'],
    ['/preview', 'the app'],
    ['/talk', 'the app'],
    ['/settings', 'the app'],
    ['/link', 'the app'],
    ['/d', 'the app'],
    ['/d/A7Lje-oV_y', 'the app'],
    ['/r/caf%C3%A9', 'the app'],
  ])('is served at %s, and asked for anew each time', async (path, content) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain(content);
  });

  test.each(['/r', '/r/', '/r/%20', '/r/!!!', '/r/a/b', '/d/a%20b', '/elsewhere'])(
    'says itself that there is nothing at %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('the app');
    },
  );

  test('has its assets cached for ever, and compressed', async () => {
    const response = await get('/assets/main-a1b2.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
  });

  test('has its other files asked for anew', async () => {
    expect((await get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  test('that is not built says how to build it', async () => {
    const unbuilt = await startApp({ CLIENT_DIR: join(clientDir, 'none') });
    const response = await fetch(unbuilt.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    await unbuilt.close();
  });
});

describe('any answer', () => {
  test.each(['/', '/assets/main-a1b2.js', '/health', '/nothing', '/socket.io/?EIO=4&transport=polling'])(
    'carries the security headers: %s',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('permissions-policy')).toBe(permissionsPolicy);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('carries the same as nginx gives to the page', () => {
    const nginx = readFileSync('nginx.conf', 'utf8');
    expect(nginx).toContain(`Content-Security-Policy "${contentSecurityPolicy}"`);
    expect(nginx).toContain(`Permissions-Policy '${permissionsPolicy}'`);
  });

  test.each([
    ['/nothing', 404],
    ['/r', 404],
    ['/r/a/b', 404],
    ['/assets/none.js', 404],
    ['/assets/', 404],
    ['/.secret', 404],
    ['/assets/../../package.json', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/%00', 404],
    ['/%E0%A4%A', 400],
    ['/r/%ff', 400],
    ['/assets/%E0%A4%A', 400],
  ])('to %s is %i, without a stack', async (path, status) => {
    expect(await statusOf(path)).toBe(status);
    expect(await (await get(path)).text()).not.toMatch(/\bat .*:\d+:\d+|node_modules|<pre>/);
  });
});

describe('an operator', () => {
  test('sees that the node is alive and takes traffic', async () => {
    expect((await get('/health')).status).toBe(200);
    expect((await get('/ready')).status).toBe(200);
  });

  test('sees the state of the sockets', async () => {
    const person = await Person.connect(app.url);
    const health = await (await get('/ws/health')).json();
    expect(health).toEqual({ status: 'ok', nodeId: app.nodeId, connections: 1, redis: 'none' });
    person.close();
  });

  test('sees a node that has not found Redis yet as not ready', async () => {
    const lonely = await startApp({ REDIS_URL: 'redis://127.0.0.1:9' });
    expect((await fetch(`${lonely.url}/ready`)).status).toBe(503);
    expect((await fetch(`${lonely.url}/health`)).status).toBe(200);
    expect(await (await fetch(`${lonely.url}/ws/health`)).json()).toMatchObject({
      status: 'starting',
      redis: 'down',
    });
    await lonely.close();
  });

  test('reads the metrics', async () => {
    const person = await Person.connect(app.url);
    const response = await get('/metrics');
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect(text).toContain('websocket_connections_active 1');
    expect(text).toMatch(/notifications_sent_total\{event="session"\} \d+/);
    expect(text).toContain('waiting_people{mode="video"} 0');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).not.toContain('redis_up');
    person.close();
  });

  test('finds no metrics here when they have a port of their own', async () => {
    const apart = await startApp({ METRICS_PORT: '0' });
    expect((await fetch(`${apart.url}/metrics`)).status).toBe(404);
    await apart.close();
  });
});

describe('the lobby', () => {
  test('tells who is there, and may be kept for a moment', async () => {
    const response = await get('/lobby');
    expect(response.headers.get('cache-control')).toBe('public, max-age=5');
    expect(await response.json()).toEqual({
      online: expect.any(Number),
      waiting: { text: 0, voice: 0, video: 0 },
      rooms: [],
      relay: false,
      relayRequired: false,
      messageTtlHours: 24,
      sourceUrl: null,
    });
  });

  test('tells which rooms there are, and when somebody last wrote there', async () => {
    const person = await Person.connect(app.url);
    for (const room of ['quiet', 'tea']) await person.do('join_room', { room });
    const { message } = await person.do('chat_message', { room: 'tea', text: 'Hello', clientId: 'c1' });
    const rooms = async () => (await (await get('/lobby')).json()).rooms;
    await expect.poll(rooms, { timeout: 10_000 }).toEqual([
      { room: 'tea', memberCount: 1, lastMessageAt: message.sentAt },
      { room: 'quiet', memberCount: 1, lastMessageAt: null },
    ]);
    person.close();
  });
});
