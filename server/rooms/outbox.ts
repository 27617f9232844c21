import type { Message } from '../../shared/events.ts';
import { RequestError } from '../request-error.ts';
import type { Draft } from './history.ts';
import { sentAt } from './room-message.ts';

const mostInRoom = 200;
const keepMs = 10 * 60_000;

interface Parcel {
  draft: Draft;
  /** As it was delivered meanwhile. */
  message: Message;
  keptAt: number;
}

interface OutboxOptions {
  /** Sends what was kept; rejects while that cannot be done. */
  send: (room: string, draft: Draft) => Promise<void>;
  retryMs?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Keeps what was said in rooms while Redis is away, for ten minutes and up to 200 messages a room, and sends
 * it in order once that is possible.
 */
export class Outbox {
  readonly #parcels = new Map<string, Parcel[]>();
  readonly #send: OutboxOptions['send'];
  readonly #retryMs: number;
  readonly #now: () => number;
  #timer: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor({ send, retryMs = 250, now = Date.now }: OutboxOptions) {
    this.#send = send;
    this.#retryMs = retryMs;
    this.#now = now;
  }

  /** Whether something said in the room has still to be sent. */
  isWaiting(room: string): boolean {
    return this.#parcels.has(room);
  }

  /** Answers with the message as it stands until it is in the history. Throws `unavailable` when it is full. */
  keep(room: string, draft: Draft): { message: Message; isDuplicate: boolean } {
    const parcels = this.#parcels.get(room) ?? [];
    const earlier = parcels.find((parcel) => isSame(parcel.draft, draft));
    if (earlier) return { message: earlier.message, isDuplicate: true };
    if (parcels.length >= mostInRoom) {
      throw new RequestError('unavailable', 'No more can be kept until the room is back in order.', 5000);
    }
    const message = this.#message(room, draft);
    parcels.push({ draft, message, keptAt: this.#now() });
    this.#parcels.set(room, parcels);
    this.#sendSoon();
    return { message, isDuplicate: false };
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#parcels.clear();
  }

  #message(room: string, draft: Draft): Message {
    this.#lastId = Math.max(this.#now() * 1000, this.#lastId + 1);
    const sent = { id: this.#lastId, sentAt: sentAt(this.#lastId), previousId: null };
    return { ...draft, ...sent, room, persisted: false };
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(async () => {
      await this.#sendAll();
      this.#timer = undefined;
      if (this.#parcels.size > 0) this.#sendSoon();
    }, this.#retryMs);
  }

  async #sendAll(): Promise<void> {
    for (const [room, parcels] of this.#parcels) {
      if (!(await this.#sendRoom(room, parcels))) return;
    }
  }

  async #sendRoom(room: string, parcels: Parcel[]): Promise<boolean> {
    for (let parcel = parcels[0]; parcel; parcel = parcels[0]) {
      const isTooOld = parcel.keptAt < this.#now() - keepMs;
      if (!isTooOld && !(await this.#isSent(room, parcel.draft))) return false;
      parcels.shift();
    }
    this.#parcels.delete(room);
    return true;
  }

  async #isSent(room: string, draft: Draft): Promise<boolean> {
    return this.#send(room, draft).then(
      () => true,
      () => false,
    );
  }
}

function isSame(a: Draft, b: Draft): boolean {
  return a.from.id === b.from.id && a.clientId === b.clientId;
}
