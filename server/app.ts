import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { limits } from '../shared/limits.ts';
import type { Config } from './config.ts';
import type { Connection, Io } from './connection.ts';
import { keepHistoriesShort } from './conversations/keep-histories-short.ts';
import { Acquaintance } from './direct/acquaintance.ts';
import { Direct } from './direct/direct.ts';
import { Extending } from './direct/extending.ts';
import { Keeping } from './direct/keeping.ts';
import { drain as moveEverybody } from './drain.ts';
import { handleRequests } from './handle.ts';
import type { Services } from './handler.ts';
import { handlers } from './handlers.ts';
import { newHttp } from './http.ts';
import { authenticate } from './identity/authenticate.ts';
import { attachIo, hangUp, newIo } from './io.ts';
import { newThrottle } from './limits/new-throttle.ts';
import { announceStats } from './lobby/announce-stats.ts';
import { liveliestRooms } from './lobby/liveliest-rooms.ts';
import { Lobby } from './lobby/lobby.ts';
import { Handover } from './matching/handover.ts';
import { MatchEvents } from './matching/match-events.ts';
import { Matchmaker } from './matching/matchmaker.ts';
import type { PoolMatch } from './matching/pool.ts';
import { PoolKeeper } from './matching/pool-keeper.ts';
import { MatchRelay } from './matching/relay.ts';
import { Seats } from './matching/seats.ts';
import { Metrics } from './metrics.ts';
import { NodeHealth } from './node-health.ts';
import { Attendance } from './people/attendance.ts';
import { OwnData } from './people/own-data.ts';
import { PresenceWatch } from './people/presence-watch.ts';
import { rememberConnected } from './people/remember-connected.ts';
import { Renames } from './people/renames.ts';
import { Statuses } from './people/statuses.ts';
import { Teller } from './people/teller.ts';
import { RedisLink } from './redis/link.ts';
import { Rooms } from './rooms/rooms.ts';
import { serveMetrics } from './serve-metrics.ts';
import { memoryStores, redisStores, ttlMs } from './stores.ts';
import { tellOutages } from './tell-outages.ts';
import { watchConnections } from './watch-connections.ts';

export interface App {
  port: number;
  nodeId: string;
  /** Sends everybody to other nodes, if there are any; resolves once they have gone or their time is over. */
  drain: () => Promise<void>;
  /** Hangs up on those who are here, gives back what this node holds, and ends. */
  close: () => Promise<void>;
}

const connectWithinMs = 2000;

/**
 * One node: composes it from its settings and listens. Without Redis in reach it starts all the same, degraded,
 * and goes on trying. Rejects when it cannot listen.
 */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const nodeId = `${config.nodeName}-${randomBytes(4).toString('hex')}`;
  const link = config.redisUrl === undefined ? undefined : await connect(config.redisUrl, config, log);
  const health = new NodeHealth(link);
  const metrics = new Metrics();
  const io = newIo(config, link);
  const connections = () => io.of('/').sockets.size;

  const options = { config, nodeId, connections, log };
  const stores = link ? redisStores(link, options) : memoryStores(options);
  const { nodes, bus, pool, history, people, admission, bans } = stores;
  const rooms = new Rooms({
    io,
    nodes,
    history,
    store: stores.rooms,
    stays: stores.stays,
    written: stores.written,
    graceMs: config.presenceGraceMs,
    roundMs: config.presenceRoundMs,
    log,
  });
  const { contacts, reading, directHistory } = stores;
  const teller = new Teller(io, stores.personBus);
  const acquaintance = new Acquaintance(people, pool);
  const direct = new Direct({
    io,
    history: directHistory,
    contacts,
    reading,
    people,
    acquaintance,
    teller,
    log,
  });
  const { whereabouts } = stores;
  const attendance = new Attendance({ whereabouts, nodes, graceMs: config.presenceGraceMs, log });
  const statuses = new Statuses({ whereabouts, nodes, people, acquaintance });
  const presenceWatch = new PresenceWatch({ whereabouts, statuses, nodes, log });
  const renames = new Renames({ io, people, teller, rooms });
  const seats = new Seats(nodeId);
  const { keeps } = stores;
  const keeping = new Keeping({ pool, keeps, contacts, acquaintance, teller, ttlMs: ttlMs(config) });
  const { extensions } = stores;
  const extending = new Extending({ extensions, contacts, acquaintance, teller });
  const handover = new Handover(seats, bus, nodeId);
  const relay = new MatchRelay(seats, bus, handover, nodeId);
  const matchmaker = new Matchmaker({ pool, bus, seats, relay, handover });
  const ownData = new OwnData({
    io,
    people,
    contacts,
    acquaintance,
    histories: { rooms: history, direct: directHistory },
    roomStore: stores.rooms,
    stays: stores.stays,
    written: stores.written,
    pool,
    rooms,
    seats,
    matchmaker,
    consents: stores.consents,
    teller,
  });
  const onFound = countMatches(metrics, log);
  const connectionOf = (id: string) => io.of('/').sockets.get(id);
  const events = new MatchEvents({ pool, bus, seats, relay, handover, log, connectionOf, onFound });
  const keeper = new PoolKeeper({ pool, seats, events, nodes, log });
  const lobby = new Lobby({
    nodes,
    waiting: () => pool.waiting(),
    liveliest: (limit) => liveliestRooms({ store: stores.rooms, history, limit }),
    route: config.route,
    messageTtlHours: config.messageTtlHours,
    sourceUrl: config.sourceUrl,
    log,
  });
  metrics.measure({
    connections,
    waiting: async () => (await lobby.figures()).waiting,
    redis: () => health.redis,
  });

  const throttle = newThrottle({ config, io, stores, metrics, log });
  io.use(authenticate({ config, health, admission, bans, people, throttle, metrics, log }));
  const { isDegraded } = tellOutages(io, link);
  welcome(
    io,
    {
      config,
      rooms,
      stays: stores.stays,
      direct,
      keeping,
      extending,
      people,
      renames,
      ownData,
      linkCodes: stores.linkCodes,
      teller,
      whereabouts,
      presenceWatch,
      matchmaker,
      lobby,
      throttle,
      consents: stores.consents,
    },
    { nodeId, attendance, isDegraded, log },
  );

  const http = createServer(newHttp({ config, lobby, metrics, health, nodeId, connections, log }));
  attachIo(io, http, config.nodeName, health);
  watchConnections(io, metrics);
  const metricsHttp = config.metricsPort === undefined ? undefined : createServer(serveMetrics(metrics));
  await listen(http, config.port, config.host);
  if (metricsHttp) await listen(metricsHttp, config.metricsPort ?? 0, config.host);

  await events.start();
  await nodes.start();
  keeper.start();
  link?.on('up', () => keeper.doubt());
  nodes.onForgotten(() => rememberConnected(io, people));
  // Those who came meanwhile could not be remembered.
  link?.on('up', () => rememberConnected(io, people).catch(() => {}));
  const stopStats = announceStats(io, lobby);
  const stopExpiry = keepHistoriesShort([history, directHistory], log);
  log.info({ nodeId, port: portOf(http) }, 'open');

  async function drain(): Promise<void> {
    health.drain();
    const isAlone = nodes.living.length === 1;
    if (!isAlone) await moveEverybody({ io, admission, matchmaker, seats });
  }

  async function close(): Promise<void> {
    health.drain();
    stopStats();
    stopExpiry();
    keeper.close();
    io.local.emit('server_notice', { code: 'draining', reconnectWithinMs: 0 });
    await matchmaker.close();
    rooms.close();
    direct.close();
    presenceWatch.close();
    await hangUp(io);
    await io.close();
    attendance.close();
    metricsHttp?.close();
    await nodes.close();
    admission.close();
    throttle.close();
    stores.ledger.close();
    link?.close();
    log.info({ nodeId }, 'closed');
  }

  return { port: portOf(http), nodeId, drain, close };
}

async function connect(url: string, { redisDeadlineMs }: Config, log: Logger): Promise<RedisLink> {
  const link = new RedisLink({ url, deadlineMs: redisDeadlineMs });
  if (!(await link.connect(connectWithinMs))) {
    const { host } = new URL(url);
    log.error(`Redis at ${host} cannot be reached. This node runs on its own for now, and goes on trying.`);
  }
  link.on('down', () => log.warn('Redis is away'));
  link.on('up', () => log.warn('Redis is back'));
  return link;
}

/** Each match once, by the node of the one who makes the first offer. */
function countMatches(metrics: Metrics, log: Logger) {
  return ({ matchId, mode, initiator, waitedMs }: PoolMatch) => {
    metrics.waited(mode, waitedMs / 1000);
    if (!initiator) return;
    metrics.matched(mode);
    log.info({ matchId, mode, waitedMs }, 'matched');
  };
}

interface WelcomeOptions {
  nodeId: string;
  attendance: Attendance;
  isDegraded: () => boolean;
  log: Logger;
}

/** Tells each new connection who it is, serves its requests, and tidies up after it. */
function welcome(io: Io, services: Services, { nodeId, attendance, isDegraded, log }: WelcomeOptions): void {
  io.on('connection', (connection: Connection) => {
    const { data } = connection;
    data.rooms = new Set();
    attendance.connected(connection);
    services.teller.connected(connection);
    services.direct.connected(connection);
    handleRequests(connection, handlers, services, log);
    connection.on('disconnect', () => {
      const failed = (error: unknown) => log.warn({ err: error }, 'a departure could not be told');
      services.matchmaker.disconnected(connection).catch(failed);
      services.rooms.disconnected(connection).catch(failed);
      services.direct.disconnected(connection);
      services.teller.disconnected(connection);
      services.presenceWatch.disconnected(connection);
      attendance.disconnected(connection);
    });
    connection.emit('session', {
      token: data.token,
      user: data.user,
      nodeId,
      protocol: 1,
      degraded: isDegraded(),
      limits,
    });
    if (isDegraded()) connection.emit('server_notice', { code: 'degraded' });
  });
}

async function listen(server: HttpServer, port: number, host: string): Promise<void> {
  server.listen(port, host === '' ? undefined : host);
  await once(server, 'listening');
}

function portOf(server: HttpServer): number {
  return (server.address() as AddressInfo).port;
}
