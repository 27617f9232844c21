import { Decoder } from 'socket.io-parser';

/** What a request that carries bytes has for its payload. */
export const bytes = 'bytes';

/** A request with attachments, up to the end of its event's name. */
const requestWithBytes = /^5\d+-((?:\/[^,]*,)?\d*\["(?:[^"\\]|\\.)*")/s;

/**
 * Socket.IO's decoder for a protocol without bytes. A request that carries some is refused as any other bad one, as
 * soon as it is announced; the library would keep its attachments, and hang up at the eleventh.
 */
export class TextDecoder extends Decoder {
  override add(packet: unknown): void {
    // Bytes, announced or not, and an answer with some.
    if (typeof packet !== 'string' || packet.startsWith('6')) return;
    super.add(packet.startsWith('5') ? withoutBytes(packet) : packet);
  }
}

function withoutBytes(packet: string): string {
  const [, request] = requestWithBytes.exec(packet) ?? [];
  if (request === undefined) throw new Error('Attachments to nothing.');
  return `2${request},"${bytes}"]`;
}
