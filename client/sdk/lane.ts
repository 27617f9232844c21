import type { Message, RequestFailure } from '../../shared/events.ts';
import type { Pending } from './pending.ts';
import type { Send } from './send-once.ts';
import { Cell, type Watched } from './watched.ts';
import { forgotten, lost } from './wire.ts';

/** A message that broke the connection this often is taken to be the reason. */
const mostLosses = 2;
const retryMs = 1_000;

export interface LaneOptions {
  send: Send;
  /** Whether something can be sent now. Once it can, `run` is to be called. */
  isOpen(): boolean;
  onSent(message: Message): void;
  onChange(pending: Pending): void;
  onGone(clientId: string): void;
}

/**
 * What waits to be sent to one target: sent in order, one at a time, until the server has taken or refused it. What
 * a node has taken while Redis is away may be lost with that node: it is entrusted, until it is in the log.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #pending = new Cell<readonly Pending[]>([]);
  readonly #heldUntilMs = new Cell(0);
  readonly #losses = new Map<string, number>();
  #entrusted: Pending[] = [];
  #isRunning = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get pending(): Watched<readonly Pending[]> {
    return this.#pending;
  }

  /** Until when the server takes no more from us; in the past when it does. */
  get heldUntilMs(): Watched<number> {
    return this.#heldUntilMs;
  }

  /** The client ids of all that is not known to be in the log. */
  get unlogged(): string[] {
    return [...this.#pending.value, ...this.#entrusted].map(({ clientId }) => clientId);
  }

  /** The node that something was entrusted to may be gone: that is sent again. Answers the client ids. */
  reclaim(): string[] {
    const reclaimed = this.#entrusted;
    this.#entrusted = [];
    this.add(...reclaimed);
    return reclaimed.map(({ clientId }) => clientId);
  }

  add(...added: Pending[]): void {
    const known = new Set(this.#pending.value.map(({ clientId }) => clientId));
    const fresh = added.filter(({ clientId }) => !known.has(clientId));
    this.#pending.value = [...this.#pending.value, ...fresh].sort((a, b) => a.writtenAtMs - b.writtenAtMs);
    void this.run();
  }

  /** Sends again what was given up. */
  retry(clientId: string): void {
    this.#losses.delete(clientId);
    this.#set(clientId, undefined);
    void this.run();
  }

  /** What a node had taken is refused after all. Answers whether it was of this lane. */
  refuse(clientId: string, failure: RequestFailure): boolean {
    const entrusted = this.#entrusted.find((each) => each.clientId === clientId);
    if (!entrusted) return false;
    this.#entrusted = this.#entrusted.filter((each) => each !== entrusted);
    const refused = { ...entrusted, failure };
    this.add(refused);
    this.#options.onChange(refused);
    return true;
  }

  /** It is sent, or shall not be. */
  drop(clientId: string): void {
    if (!this.unlogged.includes(clientId)) return;
    this.#entrusted = this.#entrusted.filter((each) => each.clientId !== clientId);
    this.#remove(clientId);
    this.#options.onGone(clientId);
  }

  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let head = this.#head(); head && this.#options.isOpen(); head = this.#head()) {
      await this.#deliver(head);
    }
    this.#isRunning = false;
  }

  async #deliver({ clientId }: Pending): Promise<void> {
    const head = this.#find(clientId);
    if (!head) return;
    const answer = await this.#options.send(head);
    if (!answer) this.drop(clientId);
    else if (answer.ok) {
      if (!answer.message.persisted) this.#entrust(head);
      this.#options.onSent(answer.message);
      if (answer.message.persisted) this.drop(clientId);
    } else if (answer === lost) this.#noteLoss(clientId);
    else if (answer !== forgotten && isPassing(answer.error)) await this.#hold(answer.error);
    else this.#set(clientId, answer.error);
  }

  #entrust(pending: Pending): void {
    this.#entrusted.push(pending);
    this.#remove(pending.clientId);
  }

  #remove(clientId: string): void {
    this.#pending.value = this.#pending.value.filter((each) => each.clientId !== clientId);
    this.#losses.delete(clientId);
  }

  #noteLoss(clientId: string): void {
    const losses = (this.#losses.get(clientId) ?? 0) + 1;
    this.#losses.set(clientId, losses);
    if (losses >= mostLosses) this.#set(clientId, lost.error);
  }

  async #hold({ code, retryAfterMs = retryMs }: RequestFailure): Promise<void> {
    if (code === 'rate_limited') this.#heldUntilMs.value = Date.now() + retryAfterMs;
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  }

  #set(clientId: string, failure: RequestFailure | undefined): void {
    const before = this.#find(clientId);
    if (!before) return;
    const after = { ...before, failure };
    this.#pending.value = this.#pending.value.map((each) => (each === before ? after : each));
    this.#options.onChange(after);
  }

  #head(): Pending | undefined {
    return this.#pending.value.find(({ failure }) => failure === undefined);
  }

  #find(clientId: string): Pending | undefined {
    return this.#pending.value.find((each) => each.clientId === clientId);
  }
}

const isPassing = ({ code }: RequestFailure) => code === 'rate_limited' || code === 'unavailable';
