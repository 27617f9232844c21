import { WebSocket } from 'ws';

type Heard = (json: string) => void;

/**
 * A client as cheap as one can be, so that the load does not cost more than what it measures: WebSocket frames of
 * Engine.IO 4 and Socket.IO 5, written and read as strings.
 */
export class WireClient {
  readonly #socket: WebSocket;
  readonly #answers = new Map<number, Heard>();
  readonly #heard = new Map<string, Heard>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(data.toString('latin1')));
  }

  /** Resolves once connected, and where there is a session once that is told. */
  static async open(url: string, awaits: 'session' | 'connect' = 'session'): Promise<WireClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      perMessageDeflate: false,
    });
    const client = new WireClient(socket);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.once('error', reject);
    socket.once('close', () => reject(new Error(`${url} closed the connection.`)));
    if (awaits === 'session') client.on('session', () => resolve());
    else client.on('', () => resolve());
    await promise;
    return client;
  }

  /** Hears an event, as the JSON of all of its arguments. */
  on(event: string, heard: Heard): void {
    this.#heard.set(event, heard);
  }

  /** Sends a request, whose payload is JSON; `answered` gets the acknowledgement's. */
  send(event: string, payload: string, answered: Heard): void {
    const id = ++this.#lastId;
    this.#answers.set(id, answered);
    this.#socket.send(`42${id}["${event}",${payload}]`);
  }

  /** As `send`; rejects when it is refused. */
  async ask<Answer extends object>(event: string, payload: object): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.send(event, JSON.stringify(payload), resolve);
    const [answer] = JSON.parse(await promise);
    if (answer?.ok === false) throw new Error(`${event}: ${answer.error.code}, ${answer.error.message}`);
    return answer;
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.on('error', () => {});
    this.#socket.terminate();
  }

  #receive(frame: string): void {
    if (frame === '2') this.#socket.send('3');
    else if (frame.startsWith('0')) this.#socket.send('40');
    else if (frame.startsWith('40')) this.#heard.get('')?.('');
    else if (frame.startsWith('43')) this.#answered(frame);
    else if (frame.startsWith('42')) this.#told(frame);
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
