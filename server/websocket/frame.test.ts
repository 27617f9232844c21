import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { messageFrame } from './frame.ts';

it.each([0, 1, 125, 126, 65_535, 65_536])('is read as it was written: %i bytes', async (bytes) => {
  const text = 'é'.repeat(bytes / 2) + 'x'.repeat(bytes % 2);
  const http = createServer();
  http.on('upgrade', (request, socket, head) => {
    new WebSocketServer({ noServer: true }).handleUpgrade(request, socket, head, () => {
      socket.write(messageFrame(text), 'latin1');
    });
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const [data, isBinary] = await once(client, 'message');
  expect([String(data), isBinary]).toEqual([text, false]);
  client.terminate();
  http.close();
});
