import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import { forgetHandshake } from './forget-handshake.ts';

const http = createServer();
const io = new Server(http);

beforeAll(async () => {
  io.on('connection', (socket) => {
    forgetHandshake(socket as unknown as Connection);
    socket.on('ask', (answer) => answer(socket.handshake.url, socket.request === undefined));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});

afterAll(() => io.close());

it.each([['websocket'], ['polling'], ['polling', 'websocket']])(
  'serves on without the request that a connection came by: %s %s',
  async (...transports: string[]) => {
    const { port } = http.address() as AddressInfo;
    const client = connect(`http://127.0.0.1:${port}`, { transports, forceNew: true });
    if (transports.length > 1)
      await new Promise((resolve) => client.io.once('open', () => client.io.engine.once('upgrade', resolve)));
    const answer = await new Promise((resolve) =>
      client.emit('ask', (...answer: unknown[]) => resolve(answer)),
    );
    expect(answer).toEqual(['', true]);
    expect(client.io.engine.transport.name).toBe(transports.at(-1));
    client.close();
  },
);
