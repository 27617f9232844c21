import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Places } from '../rooms/places.ts';
import type { Connection } from './connection.ts';
import type { Route } from './route.ts';

export type PlacesLoading = { kind: 'absent' | 'failed' } | { kind: 'here'; places: Places };

/** Fetches what opens them; rejects where the network does not give it. */
type FetchOpener = () => Promise<(connection: Connection) => Places>;

/** Rooms and conversations, whose code comes when somebody goes there. */
export class PlaceDesk {
  readonly #connection: Connection;
  readonly #fetchOpener: FetchOpener;
  readonly #loading = signal<PlacesLoading>({ kind: 'absent' });
  #wanted: Route | undefined;

  constructor(connection: Connection, fetchOpener: FetchOpener) {
    this.#connection = connection;
    this.#fetchOpener = fetchOpener;
  }

  get loading(): ReadonlySignal<PlacesLoading> {
    return this.#loading;
  }

  /** What is unread in the rooms that one is in. */
  readonly unreadCount = computed(() => {
    const loading = this.#loading.value;
    return loading.kind === 'here' ? loading.places.rooms.mine.unreadCount.value : 0;
  });

  /** The room or conversation before or after the one that is looked at goes in its place. */
  step(by: 1 | -1): void {
    const loading = this.#loading.peek();
    if (loading.kind === 'here') loading.places.step(by);
  }

  /** Looks away from whatever the address does not lead to. */
  leaveFor(at: Route): void {
    this.#wanted = undefined;
    const loading = this.#loading.peek();
    if (loading.kind === 'here') loading.places.leaveFor(at);
  }

  /** Goes where the address leads; after a failure once it is asked for again. */
  async enter(at: Route): Promise<void> {
    this.#wanted = at;
    this.#connection.open();
    await this.load();
  }

  async load(): Promise<void> {
    if (this.#loading.peek().kind !== 'here') {
      try {
        const openPlaces = await this.#fetchOpener();
        if (this.#loading.peek().kind !== 'here') {
          this.#loading.value = { kind: 'here', places: openPlaces(this.#connection) };
        }
      } catch {
        this.#loading.value = { kind: 'failed' };
      }
    }
    const loading = this.#loading.peek();
    if (loading.kind === 'here' && this.#wanted) loading.places.enter(this.#wanted);
    this.#wanted = undefined;
  }
}
