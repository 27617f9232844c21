import { once } from 'node:events';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type {
  Ack,
  ClientToServerEvents,
  EventName,
  Match,
  Payload,
  Results,
  ServerToClientEvents,
  Session,
} from '../../shared/events.ts';

type Heard = keyof ServerToClientEvents;
type Said<E extends Heard> = Parameters<ServerToClientEvents[E]>[0];

/** A client as an engineer would write it from the protocol page; it keeps all that it hears. */
export class Person {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  readonly heard: { event: Heard; payload: unknown }[] = [];
  session!: Session;
  /** Whether `match_check` is answered. */
  isThere = true;
  /** Whether somebody who left may come back. */
  hasBack = false;
  #listeners: (() => void)[] = [];

  constructor(url: string, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, ...options });
    this.socket.onAny((event: Heard, payload: unknown, acknowledge?: (answer: { ok: true }) => void) => {
      if (event === 'match_check' && this.isThere) acknowledge?.({ ok: true });
      if (event === 'peer_returned' && this.hasBack) acknowledge?.({ ok: true });
      if (event === 'session') this.session = payload as Session;
      this.heard.push({ event, payload });
      for (const listener of this.#listeners) listener();
    });
  }

  /** Resolves once connected and told who one is; rejects with the `connect_error`. */
  static async connect(url: string, options: Partial<ManagerOptions & SocketOptions> = {}): Promise<Person> {
    const person = new Person(url, options);
    const refused = Promise.withResolvers<never>();
    person.socket.once('connect_error', refused.reject);
    await Promise.race([person.next('session'), refused.promise]).catch((error) => {
      person.socket.disconnect();
      throw error;
    });
    return person;
  }

  /** Resolves with the acknowledgement, which must come within 5 s. */
  ask<E extends EventName>(event: E, payload: Payload<E>): Promise<Ack<Results[E]>> {
    return this.send(event, payload) as Promise<Ack<Results[E]>>;
  }

  /** As `ask`, with whatever arguments. */
  send(event: string, ...args: unknown[]): Promise<Ack<object>> {
    return (this.socket.timeout(5000) as unknown as Socket).emitWithAck(event, ...args);
  }

  /** As `ask`, for what must go well. */
  async do<E extends EventName>(event: E, payload: Payload<E>): Promise<Results[E]> {
    const answer = await this.ask(event, payload);
    if (!answer.ok) throw new Error(`${event}: ${answer.error.code}, ${answer.error.message}`);
    return answer;
  }

  /** The first of its kind that has not been taken yet, now or within the time; taken by this. */
  async next<E extends Heard>(event: E, withinMs = 5000): Promise<Said<E>> {
    const take = () => {
      const place = this.heard.findIndex((each) => each.event === event);
      return place < 0 ? undefined : this.heard.splice(place, 1)[0];
    };
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`no ${event} within ${withinMs} ms`)), withinMs);
    try {
      for (;;) {
        const found = take();
        if (found) return found.payload as Said<E>;
        const something = Promise.withResolvers<void>();
        this.#listeners.push(something.resolve);
        await Promise.race([something.promise, late.promise]);
        this.#listeners = this.#listeners.filter((each) => each !== something.resolve);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** What of this kind has been heard and not been taken. */
  count(event: Heard): number {
    return this.heard.filter((each) => each.event === event).length;
  }

  search(wanted: Partial<Payload<'request_random_peer'>> = {}): Promise<Results['request_random_peer']> {
    return this.do('request_random_peer', { mode: 'text', ...wanted });
  }

  /** As a lost network does it: nothing is said to the server. */
  async lose(): Promise<void> {
    const gone = once(this.socket as never, 'disconnect');
    this.socket.io.engine.close();
    await gone;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Two people who have been matched; the initiator's match first is not promised. */
export async function match(a: Person, b: Person, mode: Match['mode'] = 'text'): Promise<[Match, Match]> {
  await a.search({ mode });
  await b.search({ mode });
  return Promise.all([a.next('match_found'), b.next('match_found')]);
}
