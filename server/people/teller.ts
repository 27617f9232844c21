import type { Connection, Io } from '../connection.ts';
import { Holders } from '../holders.ts';
import { names } from '../names.ts';
import type { PersonalEvent, PersonBus, Telling } from './person-bus.ts';

type Listener = (userId: string, telling: Telling) => void;

/** Tells people things on all their connections, on whichever nodes those are. */
export class Teller {
  readonly #io: Io;
  readonly #bus: PersonBus;
  readonly #holders = new Holders();
  readonly #listeners: Listener[] = [];

  constructor(io: Io, bus: PersonBus) {
    this.#io = io;
    this.#bus = bus;
  }

  /** The connection is told what its person is told, until it is gone. */
  connected(connection: Connection): void {
    const { id } = connection.data.user;
    void connection.join(names.ofPerson(id));
    if (this.#holders.add(id, connection.id)) this.#bus.subscribe(id, (telling) => this.#hear(id, telling));
  }

  disconnected(connection: Connection): void {
    const { id } = connection.data.user;
    if (this.#holders.delete(id, connection.id)) this.#bus.unsubscribe(id);
  }

  /** Rejects with `RedisUnavailable`. `except` names a connection that need not be told. */
  tell<E extends PersonalEvent>(
    userId: string,
    event: E,
    payload: Telling<E>['payload'],
    except?: string,
  ): Promise<void> {
    return this.#bus.send(userId, { event, payload, except });
  }

  /** As `tell`, for the person's connections on this node. */
  tellHere<E extends PersonalEvent>(userId: string, { event, payload, except }: Telling<E>): void {
    const receivers = this.#io.local.to(names.ofPerson(userId)).except(except ?? []);
    receivers.emit<PersonalEvent>(event, payload as never);
  }

  /** Runs for all that people of this node are told. */
  onTold(listener: Listener): void {
    this.#listeners.push(listener);
  }

  #hear(userId: string, telling: Telling): void {
    this.tellHere(userId, telling);
    for (const listener of this.#listeners) listener(userId, telling);
  }
}
