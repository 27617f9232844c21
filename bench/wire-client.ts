import { WebSocket } from 'ws';
import type { Client, Heard } from './client.ts';

interface WireOptions {
  /** What is heard last of a connection that is made; `''` is Socket.IO's own word. */
  awaits?: 'session' | '';
  /** Who this is; without, somebody new. */
  token?: string | undefined;
}

/**
 * A client as cheap as one can be, so that the load does not cost more than what it measures: WebSocket frames of
 * Engine.IO 4 and Socket.IO 5, written and read as strings.
 */
export class WireClient implements Client {
  readonly #socket: WebSocket;
  readonly #connect: string;
  readonly #answers = new Map<number, Heard>();
  readonly #heard = new Map<string, Heard>();
  #lastId = 0;
  #session = '';

  private constructor(socket: WebSocket, token: string | undefined) {
    this.#socket = socket;
    this.#connect = token === undefined ? '40' : `40${JSON.stringify({ token })}`;
    socket.on('message', (data: Buffer) => this.#receive(data.toString('latin1')));
  }

  /** Resolves once it is connected; rejects when it is refused. */
  static async open(url: string, { awaits = 'session', token }: WireOptions = {}): Promise<WireClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    const client = new WireClient(socket, token);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    socket.on('error', reject);
    socket.once('close', () => reject(new Error(`${url} closed the connection.`)));
    client.on('refused', (why) => reject(new Error(`${url} refused the connection: ${why}`)));
    client.on(awaits, resolve);
    client.#session = await promise;
    return client;
  }

  /** The session that it was told, as the JSON of the event. */
  get session(): string {
    return this.#session;
  }

  on(event: string, heard: Heard): void {
    this.#heard.set(event, heard);
  }

  send(event: string, payload: string, answered: Heard): void {
    const id = ++this.#lastId;
    this.#answers.set(id, answered);
    this.#socket.send(`42${id}["${event}",${payload}]`);
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.on('error', () => {});
    this.#socket.terminate();
  }

  #receive(frame: string): void {
    if (frame === '2') this.#socket.send('3');
    else if (frame.startsWith('0')) this.#socket.send(this.#connect);
    else if (frame.startsWith('40')) this.#heard.get('')?.('');
    else if (frame.startsWith('43')) this.#answered(frame);
    else if (frame.startsWith('42')) this.#told(frame);
    else if (frame.startsWith('44')) this.#heard.get('refused')?.(frame.slice(2));
  }

  #answered(frame: string): void {
    const start = frame.indexOf('[');
    const id = Number(frame.slice(2, start));
    const answered = this.#answers.get(id);
    this.#answers.delete(id);
    answered?.(frame.slice(start));
  }

  #told(frame: string): void {
    const start = frame.indexOf('["') + 2;
    const event = frame.slice(start, frame.indexOf('"', start));
    if (start > 4) this.#socket.send(`43${frame.slice(2, start - 2)}[{"ok":true}]`);
    this.#heard.get(event)?.(frame.slice(start - 2));
  }
}
