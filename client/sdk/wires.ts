import type { Ack, EventName, Payload, Results, ServerToClientEvents } from '../../shared/events.ts';
import { emit, lost, type Wire } from './wire.ts';

const lastAnswersMs = 1_000;

type Event = keyof ServerToClientEvents;

/** What a wire that is being left tells of itself, and what it tells of the other one. */
const ofItself = new Set<Event>(['session', 'server_notice', 'search_ended']);

/** The wire in use, and for a while beside it the former one: it is heard until all that was asked there is answered. */
export class Wires {
  readonly #create: () => Wire;
  readonly #listeners: [Event, (...told: unknown[]) => void][] = [];
  readonly #asked = new WeakMap<Wire, Set<Promise<unknown>>>();
  #present: Wire;
  #former: Wire | undefined;

  constructor(create: () => Wire) {
    this.#create = create;
    this.#present = this.add();
  }

  get present(): Wire {
    return this.#present;
  }

  /** Another wire, to be used later. */
  add(): Wire {
    const wire = this.#create();
    this.#asked.set(wire, new Set());
    for (const [event, listen] of this.#listeners) this.#listen(wire, event, listen);
    return wire;
  }

  /** From now on all is asked over this wire. */
  use(wire: Wire): void {
    if (wire === this.#present) return;
    this.#former = this.#present;
    this.#present = wire;
  }

  on<E extends Event>(event: E, listen: ServerToClientEvents[E]): void {
    this.#listeners.push([event, listen as never]);
    this.#listen(this.#present, event, listen as never);
  }

  ask<E extends EventName>(event: E, payload: Payload<E>, withinMs: number): Promise<Ack<Results[E]>> {
    return this.#note(this.#present, emit(this.#present, event, payload, withinMs));
  }

  /** As `ask`, but what cannot be sent now is not sent at all. */
  hint<E extends EventName>(event: E, payload: Payload<E>, withinMs: number): Promise<Ack<Results[E]>> {
    return this.#note(this.#present, emit(this.#present.volatile as Wire, event, payload, withinMs));
  }

  /** Closes the former wire, once it has no answer to give any more. */
  async leaveFormer(): Promise<void> {
    const former = this.#former;
    if (!former) return;
    const tooLate = new Promise((resolve) => setTimeout(resolve, lastAnswersMs));
    await Promise.race([Promise.all(this.#asked.get(former) ?? []), tooLate]);
    former.disconnect();
    if (this.#former === former) this.#former = undefined;
  }

  close(): void {
    this.#former?.disconnect();
    this.#present.disconnect();
  }

  /** What is refused over a wire that has been left meanwhile is `lost`: it may have been for the other one to ask. */
  #note<A extends Ack<unknown>>(wire: Wire, answer: Promise<A>): Promise<A | typeof lost> {
    const asked = this.#asked.get(wire);
    asked?.add(answer);
    return answer.then((given) => {
      asked?.delete(answer);
      return given.ok || wire === this.#present ? given : lost;
    });
  }

  #listen(wire: Wire, event: Event, listen: (...told: unknown[]) => void): void {
    const isHeard = () => wire === this.#present || (wire === this.#former && !ofItself.has(event));
    wire.on(event, ((...told: unknown[]) => {
      if (isHeard()) listen(...told);
    }) as never);
  }
}
