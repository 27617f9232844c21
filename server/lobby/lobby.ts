import type { Logger } from 'pino';
import type { Mode, Stats } from '../../shared/events.ts';
import type { Lobby as LobbyPage, LobbyRoom } from '../../shared/http-answers.ts';
import type { Nodes } from '../cluster/nodes.ts';
import type { Config } from '../config.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { Cached } from './cached.ts';

interface LobbyOptions {
  nodes: Nodes;
  waiting: () => Promise<Record<Mode, number>>;
  /** The rooms with the most members, largest first. */
  liveliest: (limit: number) => Promise<LobbyRoom[]>;
  route: Config['route'];
  messageTtlHours: number;
  sourceUrl: string | undefined;
  log: Logger;
}

const freshMs = 2000;
const roomsShown = 6;

/** What anyone may know before they come in. While Redis is away these are the last figures known. */
export class Lobby {
  readonly #nodes: Nodes;
  readonly #route: Config['route'];
  readonly #messageTtlHours: number;
  readonly #sourceUrl: string | undefined;
  readonly #waiting: Cached<Record<Mode, number>>;
  readonly #rooms: Cached<LobbyRoom[]>;

  constructor({ nodes, waiting, liveliest, route, messageTtlHours, sourceUrl, log }: LobbyOptions) {
    const onError = (error: unknown) => {
      if (!(error instanceof RedisUnavailable)) log.error({ err: error }, 'the figures could not be read');
    };
    this.#nodes = nodes;
    this.#route = route;
    this.#messageTtlHours = messageTtlHours;
    this.#sourceUrl = sourceUrl;
    this.#waiting = new Cached({ read: waiting, first: { text: 0, voice: 0, video: 0 }, freshMs, onError });
    this.#rooms = new Cached({ read: () => liveliest(roomsShown), first: [], freshMs, onError });
  }

  async figures(): Promise<Stats> {
    return { online: this.#nodes.online, waiting: await this.#waiting.read() };
  }

  async read(): Promise<LobbyPage> {
    const [figures, rooms] = await Promise.all([this.figures(), this.#rooms.read()]);
    const [relay, relayRequired] = [this.#route !== 'direct', this.#route === 'required'];
    const sourceUrl = this.#sourceUrl ?? null;
    return { ...figures, rooms, relay, relayRequired, messageTtlHours: this.#messageTtlHours, sourceUrl };
  }
}
