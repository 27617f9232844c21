import type { Socket } from 'node:net';
import { asBytes, frame, messageFrame } from './frame.ts';
import { FrameReader, type Hearer } from './frame-reader.ts';
import type { GatheredWrites, Gathering } from './gathered-writes.ts';

type Sent = (error?: Error | null) => void;
/** Of ws's bytes, or of our own characters. */
type FrameForMany = (Buffer | string)[];

interface Listeners {
  message: ((data: string | Buffer, isBinary: boolean) => void) | undefined;
  close: ((code: number) => void) | undefined;
  error: ((error: Error) => void) | undefined;
}

/** How long a client may take to hang up, too. */
const closeWithinMs = 30_000;
/** So much is not kept until the end of a turn. */
const mostGathered = 64 * 1024;
const closing = 8;
const pong = 10;

const owner = Symbol('websocket');
type OwnedSocket = Socket & { [owner]?: LeanSocket };

/**
 * A WebSocket as Engine.IO needs one, without the streams and listeners that make one of ws three times as large.
 * What is sent in a turn goes out in one write.
 */
export class LeanSocket implements Hearer, Gathering {
  static readonly #bytesForMany = new WeakMap<FrameForMany, string>();
  readonly #writes: GatheredWrites;
  readonly #listeners: Listeners = { message: undefined, close: undefined, error: undefined };
  #reader!: FrameReader;
  #state: 'open' | 'closing' | 'closed' = 'open';
  #gathered = '';
  #hasSaidClose = false;
  #closeCode = 1006;
  #closeTimer: NodeJS.Timeout | undefined;
  isPaused = false;
  /** Where Engine.IO finds the address of the client. */
  _socket!: OwnedSocket;

  constructor(writes: GatheredWrites) {
    this.#writes = writes;
  }

  /** By ws's server, once it has answered the upgrade. */
  setSocket(socket: OwnedSocket, head: Buffer, { maxPayload }: { maxPayload: number }): void {
    this._socket = socket;
    socket[owner] = this;
    this.#reader = new FrameReader(this, maxPayload);
    socket.setTimeout(0);
    socket.setNoDelay();
    if (head.length > 0) socket.unshift(head);
    socket.on('data', onData);
    socket.on('end', onEnd);
    socket.on('error', onError);
    socket.on('close', onClose);
    this.#writes.hold(this);
  }

  /** One listener an event: the last one. */
  on<E extends keyof Listeners>(event: E, listener: Listeners[E]): void {
    this.#listeners[event] = listener;
  }

  once<E extends keyof Listeners>(event: E, listener: Listeners[E]): void {
    this.on(event, listener);
  }

  removeListener<E extends keyof Listeners>(event: E, listener: Listeners[E]): void {
    if (this.#listeners[event] === listener) this.#listeners[event] = undefined;
  }

  send(data: string | Buffer, sent?: Sent): void {
    this.#send(messageFrame(data), sent);
  }

  /** What Engine.IO gives a frame to that was made once for many. */
  get _sender(): this {
    return this;
  }

  sendFrame(parts: FrameForMany, sent?: Sent): void {
    const bytes = LeanSocket.#bytesForMany.get(parts) ?? parts.map(charactersOf).join('');
    LeanSocket.#bytesForMany.set(parts, bytes);
    this.#send(bytes, sent);
  }

  close(code?: number, reason: string | Buffer = ''): void {
    if (this.#state === 'open') {
      const payload = code === undefined ? '' : String.fromCharCode(code >> 8, code & 0xff) + asBytes(reason);
      this.#write(frame(closing, payload));
      this.#state = 'closing';
      this.#hasSaidClose = true;
      this.#closeTimer = setTimeout(() => this.terminate(), closeWithinMs);
    }
    if (this.#hasSaidClose && this.#reader.isOver) this.#end();
  }

  terminate(): void {
    this._socket.destroy();
  }

  pause(): void {
    this.isPaused = true;
    this._socket.pause();
  }

  resume(): void {
    this.isPaused = false;
    this._socket.resume();
  }

  heard(message: string | Buffer): void {
    this.#listeners.message?.(message, typeof message !== 'string');
  }

  pinged(payload: Buffer): void {
    if (this.#state === 'open') this.#write(frame(pong, asBytes(payload)));
  }

  closed(code: number, reason: Buffer): void {
    this.#closeCode = code;
    this.#hangUp(code === 1005 ? undefined : code, reason);
  }

  broke(code: number): void {
    this.#hangUp(code);
    this.#listeners.error?.(new Error(`The client broke the protocol (${code}).`));
  }

  read(piece: Buffer): void {
    this.#reader.read(piece);
  }

  /** The client sends nothing more, with or without a farewell. */
  ended(): void {
    this.#end();
    this.#state = 'closing';
  }

  /** The client is gone. What a paused socket had not read yet is still heard. */
  gone(): void {
    const { _socket: socket } = this;
    this.#state = 'closing';
    if (socket.readableLength > 0) this.read(socket.read(socket.readableLength));
    this.#state = 'closed';
    clearTimeout(this.#closeTimer);
    this.#listeners.close?.(this.#closeCode);
  }

  letGo(): void {
    const { _socket: socket } = this;
    const bytes = this.#gathered;
    this.#gathered = '';
    if (bytes !== '' && socket.writable) socket.write(bytes, 'latin1');
    socket.uncork();
  }

  #send(bytes: string, sent?: Sent): void {
    if (this.#state === 'open') this.#write(bytes, sent);
    else if (sent) process.nextTick(sent, new Error('The WebSocket is not open.'));
  }

  /** What the socket takes without being full counts as sent, so that Engine.IO holds no later frame back. */
  #write(bytes: string, sent?: Sent): void {
    if (this._socket.writableNeedDrain) {
      this.letGo();
      this._socket.write(bytes, 'latin1', sent);
      return;
    }
    if (this.#gathered === '') this.#writes.hold(this);
    this.#gathered += bytes;
    if (this.#gathered.length > mostGathered) this.letGo();
    sent?.();
  }

  /** What comes now is thrown away, also what was not read yet. */
  #hangUp(code?: number, reason?: Buffer): void {
    this._socket.resume();
    this.close(code, reason);
  }

  #end(): void {
    this.letGo();
    this._socket.end();
  }
}

function charactersOf(part: Buffer | string): string {
  return typeof part === 'string' ? part : part.toString('latin1');
}

function onData(this: OwnedSocket, piece: Buffer): void {
  this[owner]?.read(piece);
}

function onEnd(this: OwnedSocket): void {
  this[owner]?.ended();
}

function onError(this: OwnedSocket): void {
  this.destroy();
}

function onClose(this: OwnedSocket): void {
  this[owner]?.gone();
}
