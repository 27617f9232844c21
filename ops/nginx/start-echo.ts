import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Upstream } from '../local/nginx-folder.ts';

/** What a node was asked. */
export interface Echo {
  node: string;
  url: string;
  headers: Record<string, string | undefined>;
  length: number;
}

export interface EchoNode extends Upstream {
  close: () => void;
}

/** Starts a stand-in for a node that answers every request with what it was asked, and holds WebSockets open. */
export async function startEcho(name: string, port = 0, host = '127.0.0.1'): Promise<EchoNode> {
  const server = createServer(async (request, response) => {
    let length = 0;
    for await (const chunk of request) length += chunk.length;
    const { url, headers } = request;
    response.end(JSON.stringify({ node: name, url, headers, length }));
  });
  server.on('upgrade', (_, socket) => {
    const head = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `X-Node: ${name}`,
    ];
    socket.on('error', () => {}).write(`${head.join('\r\n')}\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const address = server.address() as AddressInfo;
  return { name, port: address.port, close: () => server.close().closeAllConnections() };
}
