import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ServerOptions, WebSocketServer } from 'ws';
import { GatheredWrites } from './gathered-writes.ts';
import { LeanSocket } from './lean-socket.ts';

type OnOpen = Parameters<WebSocketServer['handleUpgrade']>[3];

/** Engine.IO's `wsEngine`: ws's own handshake, and then a `LeanSocket`. */
export class LeanServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const writes = new GatheredWrites();
    class GatheringSocket extends LeanSocket {
      constructor() {
        super(writes);
      }
    }
    super({ ...options, WebSocket: GatheringSocket as never });
  }

  /** The answer and what Engine.IO says first go out together: the new socket uncorks itself. */
  override handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, onOpen: OnOpen): void {
    socket.cork();
    super.handleUpgrade(request, socket, head, onOpen);
  }
}
