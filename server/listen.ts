import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Resolves with the port; rejects when it cannot listen. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host === '' ? undefined : host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
