import type { History, Range } from '../conversations/history.ts';
import { type PageAnswer, pageAnswer } from '../conversations/message.ts';
import { SharedReads } from '../conversations/shared-reads.ts';

interface RoomPage {
  answer: PageAnswer<{ room: string }>;
  /** The newest entry that there ever was; 0 if there was none. */
  lastId: number;
}

/** Parts of rooms' histories as clients get them: each is read and encoded once for all who ask for it together. */
export class RoomPages {
  readonly #history: History;
  readonly #reads = new SharedReads<RoomPage>();

  constructor(history: History) {
    this.#history = history;
  }

  read(room: string, range: Range): Promise<RoomPage> {
    const { limit, before, after } = range;
    return this.#reads.read(JSON.stringify([room, limit, before, after]), async () => {
      const page = await this.#history.read(room, range);
      return { answer: pageAnswer(page, { room }), lastId: page.lastId };
    });
  }
}
