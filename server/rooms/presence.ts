import type { Logger } from 'pino';
import type { Nodes } from '../cluster/nodes.ts';
import type { Connection, Io } from '../connection.ts';
import { eachOf } from '../each-of.ts';
import { names } from '../names.ts';
import { RedisUnavailable } from '../redis/redis-unavailable.ts';
import { RequestError } from '../request-error.ts';
import { Rounds } from '../rounds.ts';
import type { Turns } from '../turns.ts';
import { Departures } from './departures.ts';
import { PresenceFeed } from './presence-feed.ts';
import type { Member, MembersPage, RoomStore } from './room-store.ts';
import { tellRoom } from './tell-room.ts';

const retryMs = 1000;

export interface PresenceOptions {
  io: Io;
  nodes: Nodes;
  store: RoomStore;
  /** How long a person who lost the connection still counts as there. */
  graceMs: number;
  /** How long it takes until each room has been compared with the store. */
  roundMs: number;
  log: Logger;
}

/** Who comes to and leaves the rooms: keeps the store right, and tells the others once for each person. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #turns: Turns<Connection>;
  readonly #feed: PresenceFeed;
  readonly #rounds: Rounds;
  readonly #departures = new Departures();

  constructor(options: PresenceOptions, turns: Turns<Connection>) {
    const { io, nodes, store, roundMs, log } = options;
    this.#options = options;
    this.#turns = turns;
    this.#feed = new PresenceFeed({ changes: store.changes, deliver: tellRoom.bind(undefined, io), log });
    const items = async () => [...new Set([...this.#feed.rooms, ...(await store.roomsOn(nodes.nodeId))])];
    this.#rounds = new Rounds({ items, visit: (room) => this.#mend(room), roundMs, log });
    this.#rounds.start();
    nodes.onLost((nodeId) => this.#purge(nodeId, () => nodes.lost.includes(nodeId)));
    nodes.onForgotten(() => this.#assertAgain());
  }

  /** Rejects, with the store told or not, when the connection cannot be in the room. */
  async enter(connection: Connection, room: string): Promise<void> {
    await this.#feed.hold(room, connection.id);
    const { version } = await this.#arrive(connection, room);
    this.#feed.came(room, connection.id, version);
    if (!connection.connected) throw new RequestError('unavailable', 'The connection was lost.');
    await connection.join(names.inRoom(room));
    connection.data.rooms.add(room);
  }

  /** Resolves once the store knows, or it is clear that it can only be told later. */
  async leave(connection: Connection, room: string): Promise<void> {
    this.#feed.release(room, connection.id);
    connection.data.rooms.delete(room);
    await connection.leave(names.inRoom(room));
    await this.#depart(connection, room);
  }

  /** Enters in the store what the connection is in, under the name that it has now. */
  enterAgain(connection: Connection): Promise<void> {
    return this.#turns.take(connection, async () => {
      for (const room of connection.data.rooms) await this.#arrive(connection, room);
    });
  }

  /** The person may come back within the grace, by another connection: then nobody is told anything. */
  disconnected(connection: Connection): void {
    for (const room of connection.data.rooms) {
      this.#feed.release(room, connection.id);
      this.#departLater(connection, room, this.#options.graceMs);
    }
    connection.data.rooms.clear();
  }

  /** For a connection that is in the room. */
  async members(room: string, page: { limit: number; cursor?: string | undefined }): Promise<MembersPage> {
    const members = await this.#options.store.members(room, page);
    this.#feed.reached(room, members.version);
    return members;
  }

  /** The node goes. Its people stay listed until its lease is over, for most of them come back elsewhere. */
  close(): void {
    this.#rounds.stop();
    this.#departures.close();
    this.#feed.close();
    this.#options.store.changes.close();
  }

  async #arrive(connection: Connection, room: string): Promise<{ version: number }> {
    await this.#options.nodes.holdLease();
    return this.#options.store.join(room, this.#member(connection));
  }

  async #depart(connection: Connection, room: string): Promise<void> {
    const { store, log } = this.#options;
    try {
      await store.leave(room, this.#member(connection));
    } catch (error) {
      if (!(error instanceof RedisUnavailable)) log.error({ err: error }, 'leaving a room failed');
      this.#departLater(connection, room, retryMs);
    }
  }

  #departLater(connection: Connection, room: string, delayMs: number): void {
    this.#departures.plan(room, connection.id, delayMs, () =>
      this.#inTurn(connection, room, false, () => this.#depart(connection, room)),
    );
  }

  /** Stops when the node is not lost any more: it is entering its connections again by then. */
  async #purge(nodeId: string, isLost: () => boolean): Promise<void> {
    const { store } = this.#options;
    await eachOf(await store.roomsOn(nodeId), async (room) => {
      if (isLost()) await store.purge(room, nodeId);
    });
  }

  async #assertAgain(): Promise<void> {
    await eachOf([...this.#options.io.of('/').sockets.values()], (connection) => this.enterAgain(connection));
  }

  /** What the store does not know is entered, what it knows too much is taken out, what was missed is told. */
  async #mend(room: string): Promise<void> {
    const { io, nodes, store } = this.#options;
    const stored = await store.connectionsOn(nodes.nodeId, room);
    const known = new Set(stored.map(({ connectionId }) => connectionId));
    const here = new Set(this.#feed.holders(room));
    for (const id of [...here].filter((each) => !known.has(each))) {
      const connection = io.of('/').sockets.get(id);
      if (connection) await this.#inTurn(connection, room, true, () => this.#arrive(connection, room));
    }
    for (const { userId, connectionId } of stored) {
      if (here.has(connectionId) || this.#departures.has(room, connectionId)) continue;
      const connection = io.of('/').sockets.get(connectionId);
      const member = { user: { id: userId, name: '' }, nodeId: nodes.nodeId, connectionId };
      const leave = () => store.leave(room, member);
      await (connection ? this.#inTurn(connection, room, false, leave) : leave());
    }
    await store.reindex(room, nodes.nodeId);
    await this.#feed.catchUp(room);
  }

  #inTurn(connection: Connection, room: string, isIn: boolean, task: () => Promise<unknown>): Promise<void> {
    return this.#turns.take(connection, async () => {
      if (connection.data.rooms.has(room) === isIn) await task();
    });
  }

  #member({ id, data }: Connection): Member {
    return { user: data.user, nodeId: this.#options.nodes.nodeId, connectionId: id };
  }
}
