import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NodeHealth } from './node-health.ts';

const refusal = [
  'HTTP/1.1 503 Service Unavailable',
  'Retry-After: 1',
  'Content-Length: 0',
  'Connection: close',
  '\r\n',
].join('\r\n');

/** While the node is draining, nginx takes new sessions to the next one. Those that are here go on, long polling too. */
export function refuseNewcomers(health: Pick<NodeHealth, 'phase'>) {
  return ({ url = '', socket }: IncomingMessage, _response: ServerResponse, next: () => void): void => {
    const isHere = new URL(url, 'http://node').searchParams.has('sid');
    if (isHere || health.phase !== 'draining') next();
    // The response that Engine.IO gives a middleware cannot answer a WebSocket's upgrade.
    else socket.end(refusal);
  };
}
