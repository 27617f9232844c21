import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Person } from '../../server/testing/person.ts';
import { type StartedApp, startApp } from '../../server/testing/start-app.ts';
import { type LocalNginx, startNginx } from '../local/start-nginx.ts';
import { type EchoNode, startEcho } from './start-echo.ts';

const handshake = '/socket.io/?EIO=4&transport=polling';
const session = `${handshake}&sid=n1.x`;
// Lets a test be at any address.
const listen = 'set_real_ip_from 127.0.0.1; real_ip_header X-Address;';

let nginx: LocalNginx;
afterEach(() => nginx.close());

describe('nginx with the limits of a deployment', () => {
  let node: EchoNode;

  beforeEach(async () => {
    node = await startEcho('n1');
    const limits = await readFile(new URL('limits.conf', import.meta.url), 'utf8');
    nginx = await startNginx({ nodes: [node], clientDir: '.', listen, limits });
  });
  afterEach(() => node.close());

  test('lets an office of 50 in at once, twice', async () => {
    const answers = await knock(Array(100).fill('203.0.113.7'));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  });

  test('sends who comes faster away for a moment, and nobody else', async () => {
    const answers = await knock(Array(400).fill('203.0.113.7'));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(100);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, headers } of refused)
      expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect((await ask(session, '203.0.113.7')).status).toBe(200);
    expect((await ask('/lobby', '203.0.113.7')).status).toBe(200);
    expect((await ask(handshake, '203.0.113.8')).status).toBe(200);
  });

  test('takes a /64 of IPv6 for one address', async () => {
    const addresses = Array.from({ length: 400 }, (_, place) => `2001:db8:a:b::${place.toString(16)}`);
    const answers = await knock(addresses);
    expect(answers.filter(({ status }) => status === 503).length).toBeGreaterThan(0);
    expect((await ask(handshake, '2001:db8:a:c::1')).status).toBe(200);
  });

  test('holds 200 sockets of one address, and not one more', async () => {
    const refused: string[] = [];
    const sockets = await Promise.all(Array.from({ length: 220 }, () => hang('203.0.113.7')));
    for (const socket of sockets) socket.once('data', (answer) => refused.push(String(answer).slice(0, 12)));
    await expect.poll(() => refused, { timeout: 5000 }).toEqual(Array(20).fill('HTTP/1.1 503'));
    expect((await ask(session, '203.0.113.7')).status).toBe(503);
    expect((await ask(session, '203.0.113.8')).status).toBe(200);
    expect((await ask('/lobby', '203.0.113.7')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await ask(session, '203.0.113.7')).status).toBe(200);
  });
});

describe('nginx with a narrow limit', () => {
  let app: StartedApp;
  afterEach(() => app.close());

  test.each(['websocket', 'polling'])(
    'a client that it sent away gets in later, by %s',
    async (transport) => {
      app = await startApp({ NODE_NAME: 'n1' });
      const limits = 'limit_req_zone $handshake zone=handshakes:1m rate=2r/s; limit_req zone=handshakes;';
      nginx = await startNginx({ nodes: [{ name: 'n1', port: app.port }], clientDir: '.', limits });
      const options = { transports: [transport], reconnection: true, reconnectionDelay: 200 };
      const people = Array.from({ length: 4 }, () => new Person(nginx.url, options));
      const refusals: unknown[] = [];
      for (const { socket } of people) socket.on('connect_error', (error) => refusals.push(error));
      await Promise.all(people.map((person) => person.next('session', 20_000)));
      expect(refusals.length).toBeGreaterThan(0);
      for (const person of people) person.close();
    },
  );
});

function ask(path: string, address: string): Promise<Response> {
  return fetch(nginx.url + path, { headers: { 'X-Address': address } });
}

function knock(addresses: string[]): Promise<Response[]> {
  return Promise.all(addresses.map((address) => ask(handshake, address)));
}

/** A request that never ends. */
async function hang(address: string): Promise<Socket> {
  const socket = connect(nginx.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST ${session} HTTP/1.1\r\nHost: a\r\nX-Address: ${address}\r\nContent-Length: 9\r\n\r\n`);
  return socket;
}
