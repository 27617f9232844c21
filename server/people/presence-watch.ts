import type { Logger } from 'pino';
import type { PersonStatus } from '../../shared/events.ts';
import type { Nodes } from '../cluster/nodes.ts';
import type { Connection } from '../connection.ts';
import { eachOf } from '../each-of.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { Turns } from '../turns.ts';
import type { Statuses } from './statuses.ts';
import type { Whereabouts } from './whereabouts.ts';

const compareEveryMs = 500;
const gatherMs = 50;

interface PresenceWatchOptions {
  whereabouts: Whereabouts;
  statuses: Statuses;
  nodes: Nodes;
  log: Logger;
}

/** Tells connections of this node when people whom they watch come and go. */
export class PresenceWatch {
  readonly #options: PresenceWatchOptions;
  /** What each connection was told of whom it watches. */
  readonly #told = new Map<Connection, Map<string, PersonStatus | undefined>>();
  readonly #watchers = new Map<string, Set<Connection>>();
  readonly #turns = new Turns<Connection>();
  readonly #doubtful = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | undefined;
  #living = '';

  constructor(options: PresenceWatchOptions) {
    this.#options = options;
    options.whereabouts.onInterrupted(() => this.#doubtAll());
    this.#timer = setInterval(() => this.#compareNodes(), compareEveryMs);
  }

  /** Replaces whom the connection watches. */
  watch(connection: Connection, userIds: string[]): Promise<PersonStatus[]> {
    return this.#turns.take(connection, async () => {
      this.disconnected(connection);
      const told = new Map<string, PersonStatus | undefined>(userIds.map((userId) => [userId, undefined]));
      this.#told.set(connection, told);
      await Promise.all(userIds.map((userId) => this.#follow(connection, userId)));
      const statuses = await this.#options.statuses.of(userIds, connection.data.user.id);
      for (const status of statuses) told.set(status.userId, status);
      if (!connection.connected) this.disconnected(connection);
      return statuses;
    });
  }

  disconnected(connection: Connection): void {
    const told = this.#told.get(connection);
    this.#told.delete(connection);
    for (const userId of told?.keys() ?? []) {
      const watchers = this.#watchers.get(userId);
      if (!watchers?.delete(connection) || watchers.size > 0) continue;
      this.#watchers.delete(userId);
      this.#options.whereabouts.unwatch(userId);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#gathering);
  }

  async #follow(connection: Connection, userId: string): Promise<void> {
    const watchers = this.#watchers.get(userId);
    this.#watchers.set(userId, (watchers ?? new Set()).add(connection));
    await this.#options.whereabouts.watch(userId, () => this.#doubt([userId]));
  }

  /** A node that is lost says nothing of its people's departure. */
  #compareNodes(): void {
    const living = [...this.#options.nodes.living].sort().join();
    if (this.#living !== '' && living !== this.#living) this.#doubtAll();
    this.#living = living;
  }

  #doubtAll(): void {
    this.#doubt(this.#watchers.keys());
  }

  #doubt(userIds: Iterable<string>): void {
    for (const userId of userIds) this.#doubtful.add(userId);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const doubtful = [...this.#doubtful];
      this.#doubtful.clear();
      this.#look(doubtful).catch((error) => this.#failed(error));
    }, gatherMs);
  }

  async #look(doubtful: string[]): Promise<void> {
    const concerned = new Set(doubtful.flatMap((userId) => [...(this.#watchers.get(userId) ?? [])]));
    await eachOf(concerned, async (connection) => {
      const told = this.#told.get(connection);
      const userIds = doubtful.filter((userId) => told?.has(userId));
      const statuses = await this.#options.statuses.of(userIds, connection.data.user.id);
      if (told && this.#told.get(connection) === told) tell(connection, told, statuses);
    });
  }

  #failed(error: unknown): void {
    if (error instanceof RedisUnavailable) return;
    this.#options.log.error({ err: error }, 'who comes and goes could not be told');
  }
}

function tell(
  connection: Connection,
  told: Map<string, PersonStatus | undefined>,
  statuses: PersonStatus[],
): void {
  for (const status of statuses) {
    const before = told.get(status.userId);
    if (before?.isOnline === status.isOnline && before.lastSeen === status.lastSeen) continue;
    told.set(status.userId, status);
    connection.emit('online_status', status);
  }
}
