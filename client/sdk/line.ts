import type { ConnectionRefusal, ServerToClientEvents } from '../../shared/events.ts';
import { type Cure, cureOf, isOver, type Link, retryDelayMs } from './link.ts';
import { openWire } from './open-wire.ts';
import type { TokenStore } from './token-store.ts';
import { Cell, type Watched } from './watched.ts';
import type { Wire } from './wire.ts';
import { Wires } from './wires.ts';

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
  /** How long a connection may take to open (8 s): the next one then begins with polling. */
  openingMs?: number;
}

/**
 * Keeps one socket connected once it has been opened: after a loss it comes back with growing delays, and from a
 * node that is draining it moves to another without a loss. `restore` runs after each connect, before the link counts as open.
 */
export class Line {
  readonly #wires: Wires;
  readonly #link = new Cell<Link>({ kind: 'closed' });
  readonly #options: Required<Omit<LineOptions, 'url' | 'openingMs'>>;
  readonly #restore: () => Promise<unknown>;
  /** The one that is to take over from a wire to a node that is draining. */
  #next: Wire | undefined;
  #moving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(options: LineOptions, restore: () => Promise<unknown>) {
    this.#options = { isOnline: () => true, random: Math.random, ...options };
    this.#restore = restore;
    this.#wires = new Wires(() => this.#newWire(options));
    this.#wires.on('server_notice', (notice) => this.#noticed(notice));
  }

  get link(): Watched<Link> {
    return this.#link;
  }

  /** While the connection moves to another node: until the server knows there what it has to know of us. */
  get moving(): Promise<void> | undefined {
    return this.#moving;
  }

  /** What is asked, and heard, over whichever socket there is. */
  get wires(): Pick<Wires, 'on' | 'ask' | 'hint'> {
    return this.#wires;
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
    if (link.kind === 'draining') this.#move();
  }

  /** Drops a connection that only seems to be one, and makes another. */
  replace(): void {
    this.#wires.present.io.engine.close();
    this.tryNow();
  }

  close(): void {
    this.#link.value = { kind: 'closed' };
    clearTimeout(this.#timer);
    this.#giveUpNext();
    this.#wires.close();
  }

  #newWire(options: LineOptions): Wire {
    const wire = openWire(options);
    wire.on('connect', () => this.#connected(wire));
    wire.on('disconnect', () => {
      if (wire === this.#wires.present) this.#lost();
    });
    wire.on('connect_error', (error) => this.#failed(wire, error));
    return wire;
  }

  async #connected(wire: Wire): Promise<void> {
    this.#failures = 0;
    if (wire === this.#next) {
      this.#moving = this.#takeOver(wire);
      await this.#moving;
      this.#moving = undefined;
    } else await this.#restore();
    if (wire === this.#wires.present && wire.connected) this.#link.value = { kind: 'open' };
  }

  async #takeOver(wire: Wire): Promise<void> {
    this.#next = undefined;
    this.#wires.use(wire);
    this.#link.value = { kind: 'moving' };
    await this.#restore();
    await this.#wires.leaveFormer();
  }

  #lost(): void {
    this.#giveUpNext();
    this.#connectLater();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#wires.present.connect();
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
    this.#connectIn(this.#nextDelayMs());
  }

  #nextDelayMs(): number {
    return retryDelayMs(this.#failures++, this.#options.random());
  }

  #failed(wire: Wire, { data: refusal }: Error & { data?: ConnectionRefusal }): void {
    const cure = cureOf(refusal);
    if (wire === this.#next) this.#moveIn('afterMs' in cure ? cure.afterMs : this.#nextDelayMs());
    else this.#attemptFailed(cure, refusal);
  }

  #attemptFailed(cure: Cure, refusal: ConnectionRefusal | undefined): void {
    if (cure.kind === 'newIdentity') this.#options.tokens.drop();
    if (refusal && cure.kind === 'none') this.#link.value = { kind: 'refused', refusal };
    else if (cure.kind === 'standInLine') this.#connectIn(cure.afterMs, refusal);
    else if (cure.kind === 'retry') this.#connectIn(cure.afterMs);
    else this.#connectLater();
  }

  #noticed(notice: Notice): void {
    if (notice.code !== 'draining') return;
    const { reconnectWithinMs, reconnectAfterMs = 0 } = notice;
    this.#moveIn(reconnectAfterMs + this.#options.random() * (reconnectWithinMs - reconnectAfterMs));
  }

  #moveIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#link.value = { kind: 'draining', moveAtMs: Date.now() + delayMs };
    this.#timer = setTimeout(() => this.#move(), delayMs);
  }

  #move(): void {
    clearTimeout(this.#timer);
    this.#next ??= this.#wires.add();
    this.#next.connect();
  }

  #giveUpNext(): void {
    this.#next?.off().disconnect();
    this.#next = undefined;
  }
}
