import type { IncomingMessage } from 'node:http';
import type { Duplex, Writable } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { GatheredWrites } from './gathered-writes.ts';

type Sent = (error?: Error | null) => void;
type Frame = (Buffer | string)[];
type OnOpen = Parameters<WebSocketServer['handleUpgrade']>[3];

/** What ws and Engine.IO give all of a WebSocket's frames to. */
interface Sender {
  sendFrame: (frame: Frame, sent?: Sent) => void;
}

/** WebSockets of ws whose frames of a turn go out together: answers and messages in one write. */
export class GatheringServer extends WebSocketServer {
  readonly #writes = new GatheredWrites();

  override handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, onOpen: OnOpen): void {
    super.handleUpgrade(request, socket, head, (websocket, request) => {
      this.#gather(websocket, socket);
      onOpen(websocket, request);
    });
  }

  #gather(websocket: WebSocket, socket: Writable): void {
    const { _sender: sender } = websocket as unknown as { _sender: Sender };
    sender.sendFrame = (frame, sent) => this.#send(socket, frame, sent);
  }

  /** What the socket takes without being full counts as sent, so that Engine.IO holds no later frame back. */
  #send(socket: Writable, frame: Frame, sent: Sent | undefined): void {
    this.#writes.hold(socket);
    const [header, payload] = frame;
    if (payload !== undefined) socket.write(header);
    const isFull = socket.writableNeedDrain;
    socket.write(payload ?? header, isFull ? sent : undefined);
    if (!isFull) sent?.();
  }
}
