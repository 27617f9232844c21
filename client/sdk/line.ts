import { io } from 'socket.io-client';
import type { ConnectionRefusal, ServerToClientEvents } from '../../shared/events.ts';
import { cureOf, isOver, type Link, retryDelayMs } from './link.ts';
import type { TokenStore } from './token-store.ts';
import { Cell, type Watched } from './watched.ts';
import type { Wire } from './wire.ts';

type Notice = Parameters<ServerToClientEvents['server_notice']>[0];

export interface LineOptions {
  /** Where the server is; a browser's default is where the page came from. */
  url?: string;
  /** Who we are. A token that the server does not know is dropped, and a new identity taken. */
  tokens: TokenStore;
  /** Whether there is a network at all, where that can be known. */
  isOnline?(): boolean;
  /** From 0 to 1, as `Math.random`: spreads the reconnects of many clients. */
  random?(): number;
}

/**
 * Keeps one socket connected once it has been opened: after a loss it comes back with growing delays.
 * `restore` runs after each connect, before the link counts as open.
 */
export class Line {
  readonly wire: Wire;
  readonly #link = new Cell<Link>({ kind: 'closed' });
  readonly #options: Required<Omit<LineOptions, 'url'>>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: LineOptions, restore: () => Promise<unknown>) {
    this.#options = { isOnline: () => true, random: Math.random, ...options };
    this.wire = openWire(options);
    this.wire.on('connect', async () => {
      this.#failures = 0;
      await restore();
      if (this.wire.connected) this.#link.value = { kind: 'open' };
    });
    this.wire.on('disconnect', () => this.#connectLater());
    this.wire.on('connect_error', (error) => this.#failed(error));
    this.wire.on('server_notice', (notice) => this.#noticed(notice));
  }

  get link(): Watched<Link> {
    return this.#link;
  }

  open(): void {
    if (this.#link.value.kind !== 'closed') return;
    this.#link.value = { kind: 'connecting' };
    this.#connect();
  }

  tryNow(): void {
    const link = this.#link.value;
    const isForgiven = link.kind === 'refused' && isOver(link.refusal, Date.now());
    if (link.kind === 'lost' || link.kind === 'offline' || isForgiven) this.#connect();
  }

  /** Drops a connection that only seems to be one, and makes another. */
  replace(): void {
    this.wire.io.engine.close();
    this.tryNow();
  }

  close(): void {
    this.#link.value = { kind: 'closed' };
    clearTimeout(this.#timer);
    this.wire.disconnect();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.wire.connect();
  }

  #connectIn(delayMs: number, refusal?: ConnectionRefusal): void {
    clearTimeout(this.#timer);
    if (this.#link.value.kind === 'closed') return;
    this.#timer = setTimeout(() => this.#connect(), delayMs);
    const retryAtMs = Date.now() + delayMs;
    if (!this.#options.isOnline()) this.#link.value = { kind: 'offline' };
    else this.#link.value = refusal ? { kind: 'full', retryAtMs, refusal } : { kind: 'lost', retryAtMs };
  }

  #connectLater(): void {
    this.#connectIn(retryDelayMs(this.#failures++, this.#options.random()));
  }

  #failed({ data: refusal }: Error & { data?: ConnectionRefusal }): void {
    const cure = cureOf(refusal);
    if (cure.kind === 'newIdentity') this.#options.tokens.drop();
    if (refusal && cure.kind === 'none') this.#link.value = { kind: 'refused', refusal };
    else if (cure.kind === 'standInLine') this.#connectIn(cure.afterMs, refusal);
    else if (cure.kind === 'retry') this.#connectIn(cure.afterMs);
    else this.#connectLater();
  }

  #noticed(notice: Notice): void {
    if (notice.code !== 'draining') return;
    const delayMs = this.#options.random() * notice.reconnectWithinMs;
    this.#link.value = { kind: 'draining', moveAtMs: Date.now() + delayMs };
    this.#timer = setTimeout(() => this.wire.disconnect(), delayMs);
  }
}

function openWire({ url, tokens }: LineOptions): Wire {
  const options = {
    autoConnect: false,
    // Ours, because a page shows when the next attempt is made, and can make it sooner.
    reconnection: false,
    // Two clients of one process are two people.
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give: (auth: object) => void) => give({ token: tokens.token() }),
  };
  return url === undefined ? io(options) : io(url, options);
}
