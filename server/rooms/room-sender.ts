import type { Logger } from 'pino';
import type { Connection, Io } from '../connection.ts';
import type { Draft, Entry } from '../conversations/entry.ts';
import type { Appended, History } from '../conversations/history.ts';
import { messageJson, type SentAnswer, sentAnswer } from '../conversations/message.ts';
import { type DegradedMode, Outbox } from '../conversations/outbox.ts';
import { tellRefused } from '../conversations/tell-refused.ts';
import type { LocalBroadcast } from '../local-broadcast.ts';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import type { WrittenRooms } from './written-rooms.ts';

interface RoomSenderOptions {
  io: Io;
  broadcast: LocalBroadcast;
  history: History;
  written: WrittenRooms;
  degradedMode: DegradedMode;
  log: Logger;
}

/** Takes what is said in rooms to their histories, and what is in the histories to the connections here. */
export class RoomSender {
  readonly #broadcast: LocalBroadcast;
  readonly #history: History;
  readonly #written: WrittenRooms;
  readonly #outbox: Outbox;

  constructor({ io, broadcast, history, written, degradedMode, log }: RoomSenderOptions) {
    this.#broadcast = broadcast;
    this.#history = history;
    this.#written = written;
    this.#outbox = new Outbox({
      mode: degradedMode,
      send: (room, draft) => this.#appendLate(room, draft),
      refused: (_, draft, error) => tellRefused(io, draft, error, log),
    });
  }

  /**
   * Appends to the room's history, which is how the others get it. While Redis is away, and until what was kept
   * meanwhile is in the history, only those on this node get it.
   */
  async send(connection: Connection, room: string, draft: Draft): Promise<SentAnswer> {
    if (this.#outbox.isWaiting(room)) return this.#keep(connection, room, draft);
    try {
      const { entry, isDuplicate } = await this.#append(room, draft, connection.id);
      return sentAnswer(messageJson(entry, { room }), isDuplicate);
    } catch (error) {
      if (error instanceof RedisUnavailable) return this.#keep(connection, room, draft);
      throw error;
    }
  }

  /** To all connections here that are in the room, but for the one that has the answer to its request. */
  deliver(room: string, entry: Entry, sender: string | null): void {
    this.#broadcast.send(names.inRoom(room), 'chat_message', () => messageJson(entry, { room }), sender);
  }

  close(): void {
    this.#outbox.close();
  }

  /** Noted first, so that whoever has their data deleted finds all that they said. */
  async #append(room: string, draft: Draft, sender: string | null): Promise<Appended> {
    await this.#written.note(draft.from.id, room);
    return this.#history.append(room, draft, { sender });
  }

  #keep(connection: Connection, room: string, draft: Draft): SentAnswer {
    const { entry, isDuplicate } = this.#outbox.keep(room, draft);
    const json = messageJson(entry, { room }, false);
    if (!isDuplicate) this.#broadcast.send(names.inRoom(room), 'chat_message', () => json, connection.id);
    return sentAnswer(json, isDuplicate);
  }

  /** What turns out to have been appended before may have missed connections here. */
  async #appendLate(room: string, draft: Draft): Promise<void> {
    const { entry, isDuplicate } = await this.#append(room, draft, null);
    if (isDuplicate) this.deliver(room, entry, null);
  }
}
