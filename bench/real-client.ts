import { io, type Socket } from 'socket.io-client';
import type { Client, Heard } from './client.ts';

/** Socket.IO's own client: a few of them among the cheap ones keep those honest. */
export class RealClient implements Client {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(url: string, awaits: 'session' | ''): Promise<RealClient> {
    const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const refused = Promise.withResolvers<never>();
    socket.once('connect_error', refused.reject);
    const connected = new Promise((resolve) => socket.once(awaits || 'connect', resolve));
    await Promise.race([connected, refused.promise]);
    return new RealClient(socket);
  }

  on(event: string, heard: Heard): void {
    this.#socket.off(event);
    this.#socket.on(event, (...args) => heard(JSON.stringify([event, ...args])));
  }

  send(event: string, payload: string, answered: Heard): void {
    this.#socket.emit(event, JSON.parse(payload), (...answer: unknown[]) => answered(JSON.stringify(answer)));
  }

  close(): void {
    this.#socket.disconnect();
  }
}
