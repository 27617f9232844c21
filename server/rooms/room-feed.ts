import type { Logger } from 'pino';
import type { Entry } from '../conversations/entry.ts';
import type { History } from '../conversations/history.ts';
import { InOrder } from '../conversations/in-order.ts';

interface RoomFeedOptions {
  history: History;
  /** `sender` is null where it is not known: everybody is told then. */
  deliver: (room: string, entry: Entry, sender: string | null) => void;
  log: Logger;
}

interface OpenRoom {
  readonly holders: Set<string>;
  readonly ready: Promise<void>;
}

/**
 * Delivers the entries of the rooms that this node has connections in: each once, in the history's order, and
 * with what was missed on the way. A node hears no other room.
 */
export class RoomFeed {
  readonly #history: History;
  readonly #inOrder: InOrder;
  readonly #rooms = new Map<string, OpenRoom>();

  constructor({ history, deliver, log }: RoomFeedOptions) {
    this.#history = history;
    this.#inOrder = new InOrder({ read: (room, range) => history.read(room, range), deliver, log });
    history.onInterrupted(() => this.#inOrder.catchUpAll());
  }

  /** Hears the room from when this resolves, until each holder has released it. */
  hold(room: string, holder: string): Promise<void> {
    const open = this.#rooms.get(room) ?? this.#open(room);
    open.holders.add(holder);
    return open.ready;
  }

  release(room: string, holder: string): void {
    const open = this.#rooms.get(room);
    if (!open?.holders.delete(holder) || open.holders.size > 0) return;
    this.#rooms.delete(room);
    this.#inOrder.forget(room);
    this.#history.unsubscribe(room).catch(() => {});
  }

  /** Whoever holds the room has read its history up to this entry. */
  reached(room: string, lastId: number): void {
    this.#inOrder.reached(room, lastId);
  }

  close(): void {
    this.#inOrder.close();
  }

  #open(room: string): OpenRoom {
    this.#inOrder.follow(room);
    const ready = this.#history.subscribe(room, (_, entry, sender) =>
      this.#inOrder.heard(room, entry, sender),
    );
    const open = { holders: new Set<string>(), ready };
    this.#rooms.set(room, open);
    return open;
  }
}
