import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalNginx, startNginx } from '../local/start-nginx.ts';
import { type Echo, type EchoNode, startEcho } from './start-echo.ts';

const names = ['n1', 'n2', 'n3'];
let nodes: EchoNode[];
let nginx: LocalNginx;

beforeAll(async () => {
  nodes = await Promise.all(names.map((name) => startEcho(name)));
  nginx = await startNginx({ nodes, clientDir: '.' });
});

afterAll(async () => {
  await nginx.close();
  for (const node of nodes) node.close();
});

test('a session goes to the node that it names, on every request', async () => {
  for (const name of names) {
    const path = `/socket.io/?EIO=4&transport=polling&sid=${name}.aQ-_9`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => echo(path)));
    expect(answers.map((answer) => answer.node)).toEqual(Array(10).fill(name));
    expect(await echo(path, { method: 'POST', body: '40' })).toMatchObject({ node: name, length: 2 });
  }
});

test('a session of a node that is not known goes to any', async () => {
  expect(names).toContain((await echo('/socket.io/?EIO=4&transport=polling&sid=n9.x')).node);
  expect(names).toContain((await echo('/socket.io/?EIO=4&transport=polling&sid=x')).node);
});

test('new sessions are spread evenly', async () => {
  const answers = await Promise.all(Array.from({ length: 90 }, () => echo('/socket.io/?EIO=4')));
  for (const name of names) {
    const share = answers.filter((answer) => answer.node === name).length;
    expect(share).toBeGreaterThanOrEqual(20);
  }
});

test('WebSockets go where the fewest are, and long polling everywhere all the same', async () => {
  const sockets: OpenSocket[] = [];
  for (let each = 0; each < 4; each++) sockets.push(await openWebSocket());
  const counts = names.map((name) => sockets.filter(({ node }) => node === name).length);
  expect(counts.sort()).toEqual([1, 1, 2]);
  const polls = [];
  for (let each = 0; each < 9; each++) polls.push(await echo('/socket.io/?EIO=4&transport=polling'));
  for (const name of names) expect(polls.filter(({ node }) => node === name)).toHaveLength(3);
  for (const { socket } of sockets) socket.destroy();
});

test('a frame of 128 KiB passes, a larger one does not', async () => {
  const path = '/socket.io/?EIO=4&transport=polling&sid=n1.x';
  const body = 'x'.repeat(128 * 1024);
  expect(await echo(path, { method: 'POST', body })).toMatchObject({ length: body.length });
  const tooLarge = await fetch(nginx.url + path, { method: 'POST', body: `${body}x` });
  expect(tooLarge.status).toBe(413);
});

test('new sessions avoid a dead node, whose own sessions end', async () => {
  const withDead = [...nodes, { name: 'dead', port: 9 }];
  const other = await startNginx({ nodes: withDead, clientDir: '.' });
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => fetch(`${other.url}/socket.io/?EIO=4&transport=polling`)),
  );
  expect(answers.map((answer) => answer.status)).toEqual(Array(40).fill(200));
  expect((await fetch(`${other.url}/socket.io/?EIO=4&transport=polling&sid=dead.x`)).status).toBe(502);
  await other.close();
});

test('a reload sends new sessions to other nodes', async () => {
  const other = await startNginx({ nodes: nodes.slice(0, 1), clientDir: '.' });
  await other.route(nodes.slice(1, 2));
  await expect.poll(async () => (await fetch(`${other.url}/lobby`)).json()).toMatchObject({ node: 'n2' });
  await other.close();
});

test("a node is told the client's address as nginx sees it, whatever the client claims", async () => {
  const { headers } = await echo('/lobby', {
    headers: {
      'X-Forwarded-For': '203.0.113.7',
      'X-Real-IP': '203.0.113.7',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'for=203.0.113.7',
    },
  });
  expect(headers['x-forwarded-for']).toBe('127.0.0.1');
  expect(headers['x-forwarded-proto']).toBe('http');
  expect(headers['x-real-ip']).toBeUndefined();
  expect(headers['x-forwarded-host']).toBeUndefined();
  expect(headers.forwarded).toBeUndefined();
  expect(headers.host).toBe(new URL(nginx.url).host);
});

test('the public pages of a node are passed on, and its metrics are not', async () => {
  for (const path of ['/health', '/ready', '/ws/health', '/lobby']) {
    expect((await echo(path)).url).toBe(path);
  }
  expect((await fetch(`${nginx.url}/metrics`)).status).toBe(404);
});

async function echo(path: string, init?: RequestInit): Promise<Echo> {
  const response = await fetch(nginx.url + path, init);
  return (await response.json()) as Echo;
}

interface OpenSocket {
  node: unknown;
  socket: Duplex;
}

/** It stays open until it is destroyed. */
async function openWebSocket(): Promise<OpenSocket> {
  const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
  const opening = request(`${nginx.url}/socket.io/?EIO=4&transport=websocket`, { headers }).end();
  const [response, socket] = await once(opening, 'upgrade');
  return { node: response.headers['x-node'], socket };
}
