import { type ReadonlySignal, signal } from '@preact/signals';
import { io } from 'socket.io-client';
import type { ConnectionRefusal, ServerToClientEvents } from '../../shared/events.ts';
import type { Identity } from './identity.ts';
import { cureOf, isOver, type Link, retryDelayMs } from './link.ts';
import type { Wire } from './wire.ts';

type Notice = Parameters<ServerToClientEvents['server_notice']>[0];

/**
 * Keeps one socket connected once it has been opened: after a loss it comes back with growing delays, and at
 * once when the browser is online or looked at again. `restore` runs after each connect, before the link counts as open.
 */
export class Line {
  readonly wire: Wire;
  readonly #link = signal<Link>({ kind: 'closed' });
  readonly #identity: Identity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(identity: Identity, restore: () => Promise<unknown>) {
    this.#identity = identity;
    this.wire = openWire(identity);
    this.wire.on('connect', async () => {
      this.#failures = 0;
      await restore();
      if (this.wire.connected) this.#link.value = { kind: 'open' };
    });
    this.wire.on('disconnect', () => this.#connectLater());
    this.wire.on('connect_error', (error) => this.#failed(error));
    this.wire.on('server_notice', (notice) => this.#noticed(notice));
    addEventListener('online', () => this.tryNow());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.tryNow();
    });
  }

  get link(): ReadonlySignal<Link> {
    return this.#link;
  }

  open(): void {
    if (this.#link.peek().kind !== 'closed') return;
    this.#link.value = { kind: 'connecting' };
    this.#connect();
  }

  tryNow(): void {
    const link = this.#link.peek();
    const isForgiven = link.kind === 'refused' && isOver(link.refusal, Date.now());
    if (link.kind === 'lost' || link.kind === 'offline' || isForgiven) this.#connect();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.wire.connect();
  }

  #connectIn(delayMs: number, refusal?: ConnectionRefusal): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#connect(), delayMs);
    const retryAtMs = Date.now() + delayMs;
    if (!navigator.onLine) this.#link.value = { kind: 'offline' };
    else this.#link.value = refusal ? { kind: 'full', retryAtMs, refusal } : { kind: 'lost', retryAtMs };
  }

  #connectLater(): void {
    this.#connectIn(retryDelayMs(this.#failures++, Math.random()));
  }

  #failed({ data: refusal }: Error & { data?: ConnectionRefusal }): void {
    const cure = cureOf(refusal);
    if (cure.kind === 'newIdentity') this.#identity.drop();
    if (refusal && cure.kind === 'none') this.#link.value = { kind: 'refused', refusal };
    else if (cure.kind === 'standInLine') this.#connectIn(cure.afterMs, refusal);
    else if (cure.kind === 'retry') this.#connectIn(cure.afterMs);
    else this.#connectLater();
  }

  #noticed(notice: Notice): void {
    if (notice.code !== 'draining') return;
    const delayMs = Math.random() * notice.reconnectWithinMs;
    this.#link.value = { kind: 'draining', moveAtMs: Date.now() + delayMs };
    this.#timer = setTimeout(() => this.wire.disconnect(), delayMs);
  }
}

function openWire(identity: Identity): Wire {
  return io({
    autoConnect: false,
    // Ours, because the page shows when the next attempt is made, and can make it sooner.
    reconnection: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: (give) => give({ token: identity.token() }),
  });
}
