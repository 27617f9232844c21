import { once } from 'node:events';

/** Frames as they are on the wire: a client that need not keep to any protocol. */
export class RawClient {
  readonly frames: string[] = [];
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('message', ({ data }) => this.frames.push(String(data)));
  }

  /** Resolves once Engine.IO has said that it is open. */
  static async open(url: string): Promise<RawClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const client = new RawClient(socket);
    await once(socket, 'message');
    return client;
  }

  /** Also a client of Socket.IO, and so a person. */
  static async connect(url: string): Promise<RawClient> {
    const client = await RawClient.open(url);
    client.send('40');
    await client.next((frame) => frame.startsWith('42["session"'));
    return client;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  send(...frames: (string | Uint8Array<ArrayBuffer>)[]): void {
    for (const frame of frames) this.#socket.send(frame);
  }

  /** The first frame that is one of those, now or within the time. */
  async next(isIt: (frame: string) => boolean, withinMs = 3000): Promise<string> {
    const signal = AbortSignal.timeout(withinMs);
    for (;;) {
      const found = this.frames.find(isIt);
      if (found !== undefined) return found;
      await once(this.#socket, 'message', { signal });
    }
  }

  /** Resolves with whether the connection is still there and answers, after all that was sent. */
  async isServed(): Promise<boolean> {
    if (this.isOpen) this.send('42987["get_rooms",{}]');
    const answer = this.next((frame) => frame.startsWith('43987'));
    const end = once(this.#socket, 'close').then(() => undefined);
    return this.isOpen && (await Promise.race([answer, end]).catch(() => undefined)) !== undefined;
  }

  close(): void {
    this.#socket.close();
  }
}
