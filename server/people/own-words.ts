import type { Results } from '../../shared/events.ts';
import { pairOf } from '../conversations/audience.ts';
import type { Entry } from '../conversations/entry.ts';
import type { History, Page, Range } from '../conversations/history.ts';
import { toMessage } from '../conversations/message.ts';
import type { Contacts } from '../direct/contacts.ts';
import { RequestError } from '../request-error.ts';
import type { WrittenRooms } from '../rooms/written-rooms.ts';

/** How many messages one part holds. */
const mostTold = 500;
/** How many are looked at for one part, and as how many each look into a conversation counts beside. */
const mostRead = 2000;
const lookCost = 20;

interface OwnWordsOptions {
  contacts: Contacts;
  written: WrittenRooms;
  histories: { rooms: History; direct: History };
}

/** A conversation, and what of it is the person's. */
interface Log {
  /** In the order of these they are told. */
  place: string;
  name: { withUser: string } | { room: string };
  read: (range: Range) => Promise<Page>;
  isTold: (entry: Entry) => boolean;
}

type Part = Pick<Results['export_data'], 'conversations' | 'cursor'>;

interface Gathered {
  conversations: Part['conversations'];
  /** How many messages more it may hold, and how many more may be looked at. */
  toTell: number;
  toRead: number;
}

/** What was said with somebody, and what they said in rooms: part by part, each of bounded work. */
export class OwnWords {
  readonly #options: OwnWordsOptions;

  constructor(options: OwnWordsOptions) {
    this.#options = options;
  }

  async part(userId: string, cursor: string | undefined): Promise<Part> {
    const start = cursor === undefined ? { place: '', after: 0 } : readCursor(cursor);
    const gathered: Gathered = { conversations: [], toTell: mostTold, toRead: mostRead };
    const { conversations } = gathered;
    for (const log of await this.#logs(userId, start.place)) {
      const stoppedAt = await gather(log, log.place === start.place ? start.after : 0, gathered);
      if (stoppedAt !== undefined) return { conversations, cursor: `${log.place} ${stoppedAt}` };
    }
    return { conversations };
  }

  async #logs(userId: string, from: string): Promise<Log[]> {
    const { contacts, written } = this.#options;
    const [others, rooms] = await Promise.all([contacts.list(userId), written.list(userId)]);
    const logs = [
      ...others.map((other) => this.#withOther(userId, other.userId)),
      ...rooms.map((room) => this.#inRoom(userId, room)),
    ];
    return logs.filter(({ place }) => place >= from).sort((a, b) => (a.place < b.place ? -1 : 1));
  }

  #withOther(userId: string, withUser: string): Log {
    const { direct } = this.#options.histories;
    return {
      place: `direct ${withUser}`,
      name: { withUser },
      read: (range) => direct.read(pairOf(userId, withUser), range, userId),
      isTold: () => true,
    };
  }

  #inRoom(userId: string, room: string): Log {
    return {
      place: `room ${room}`,
      name: { room },
      read: (range) => this.#options.histories.rooms.read(room, range),
      isTold: ({ draft }) => draft.from.id === userId,
    };
  }
}

/** Adds what a log holds after an entry. Resolves with the last entry looked at where that is enough for one part. */
async function gather(log: Log, from: number, gathered: Gathered): Promise<number | undefined> {
  let after = from;
  for (let hasMore = true; hasMore; ) {
    if (gathered.toTell <= 0 || gathered.toRead <= 0) return after;
    const page = await log.read({ after, limit: gathered.toTell });
    const messages = page.entries.filter(log.isTold).map((entry) => toMessage(entry, log.name));
    if (messages.length > 0) gathered.conversations.push({ ...log.name, messages });
    gathered.toTell -= messages.length;
    gathered.toRead -= page.entries.length + lookCost;
    after = page.entries.at(-1)?.id ?? after;
    hasMore = page.hasMore;
  }
  return undefined;
}

function readCursor(cursor: string): { place: string; after: number } {
  const [, place, after] = /^((?:direct|room) \S+) (\d{1,16})$/u.exec(cursor) ?? [];
  if (!place) throw new RequestError('bad_request', 'cursor: must come from an answer to export_data');
  return { place, after: Number(after) };
}
