import type { Connection, Io } from './connection.ts';
import type { Metrics } from './metrics.ts';
import { messageFrame } from './websocket/frame.ts';

type Options = Parameters<Connection['conn']['write']>[1];

/** Sends events to connections of this node, each encoded and framed once for all of them. */
export class LocalBroadcast {
  readonly #io: Io;
  readonly #metrics: Metrics;

  constructor(io: Io, metrics: Metrics) {
    this.#io = io;
    this.#metrics = metrics;
  }

  /**
   * To all connections in one of Socket.IO's rooms, but for one. `json` gives the payload, and is asked only where
   * somebody is there to hear it.
   */
  send(receivers: string, event: 'chat_message', json: () => string, except: string | null): void {
    const { adapter, sockets } = this.#io.of('/');
    let packet = '';
    let count = 0;
    let options: Options;
    for (const id of adapter.rooms.get(receivers) ?? []) {
      const connection = id === except ? undefined : sockets.get(id);
      if (!connection) continue;
      if (packet === '') {
        packet = `2["${event}",${json()}]`;
        options = preEncoded(packet);
      }
      connection.conn.write(packet, options);
      count += 1;
    }
    if (count > 0) this.#metrics.sent(event, count);
  }
}

/** What Engine.IO needs to send a packet over a WebSocket without encoding it again; its types do not tell. */
function preEncoded(packet: string): Options {
  return { compress: false, wsPreEncodedFrame: [messageFrame(`4${packet}`)] } as Options;
}
