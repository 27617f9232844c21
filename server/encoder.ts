import { Encoder, type Packet } from 'socket.io-parser';
import { Encoded } from './encoded.ts';

/** Socket.IO's encoder for a protocol without bytes: it need not look for any, and takes what is encoded as it is. */
export class TextEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : toJson(data)}`];
  }
}

function toJson(data: unknown): string {
  const last = Array.isArray(data) ? data.at(-1) : undefined;
  if (!(last instanceof Encoded)) return JSON.stringify(data);
  // An event's name, or nothing, and the payload.
  const [event] = data as unknown[];
  return event === last ? `[${last.json}]` : `[${JSON.stringify(event)},${last.json}]`;
}
