import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { keepHistoriesShort } from './conversations/keep-histories-short.ts';
import { drain as moveEverybody } from './drain.ts';
import { newHttp } from './http.ts';
import { authenticate } from './identity/authenticate.ts';
import { attachIo, hangUp, newIo } from './io.ts';
import { hangUpOnSlowReaders } from './limits/hang-up-on-slow-readers.ts';
import { newThrottle } from './limits/new-throttle.ts';
import { listen } from './listen.ts';
import { announceStats } from './lobby/announce-stats.ts';
import { LocalBroadcast } from './local-broadcast.ts';
import { newMatching } from './matching/new-matching.ts';
import { Metrics } from './metrics.ts';
import { newServices } from './new-services.ts';
import { NodeHealth } from './node-health.ts';
import { Attendance } from './people/attendance.ts';
import { rememberConnected } from './people/remember-connected.ts';
import { connect } from './redis/connect.ts';
import { serveMetrics } from './serve-metrics.ts';
import { memoryStores, redisStores } from './stores.ts';
import { tellOutages } from './tell-outages.ts';
import { watchConnections } from './watch-connections.ts';
import { welcome } from './welcome.ts';

export interface App {
  port: number;
  nodeId: string;
  /** Sends everybody to other nodes, if there are any; resolves once they have gone or their time is over. */
  drain: () => Promise<void>;
  /** Hangs up on those who are here, gives back what this node holds, and ends. */
  close: () => Promise<void>;
}

/**
 * One node: composes it from its settings and listens. Without Redis in reach it starts all the same, degraded,
 * and goes on trying. Rejects when it cannot listen.
 */
export async function createApp(config: Config, log: Logger): Promise<App> {
  const nodeId = `${config.nodeName}-${randomBytes(4).toString('hex')}`;
  const link =
    config.redisUrl === undefined ? undefined : await connect(config.redisUrl, config.redisDeadlineMs, log);
  const health = new NodeHealth(link);
  const metrics = new Metrics();
  const io = newIo(config, link);
  const broadcast = new LocalBroadcast(io, metrics);
  const connections = () => io.of('/').sockets.size;

  const options = { config, nodeId, connections, log };
  const stores = link ? redisStores(link, options) : memoryStores(options);
  const { nodes, people, pool, admission, bans } = stores;
  const matching = newMatching({ io, nodeId, stores, metrics, log });
  const { matchmaker, seats, events, keeper } = matching;
  const throttle = newThrottle({ config, io, stores, metrics, log });
  const services = newServices({ config, io, broadcast, stores, matching, throttle, log });
  const { lobby, rooms, direct, presenceWatch } = services;
  const { whereabouts } = stores;
  const attendance = new Attendance({ whereabouts, nodes, graceMs: config.presenceGraceMs, log });
  metrics.measure({
    connections,
    waiting: async () => (await lobby.figures()).waiting,
    redis: () => health.redis,
  });

  io.use(authenticate({ config, health, admission, bans, people, pool, throttle, metrics, log }));
  const { isDegraded } = tellOutages(io, link);
  welcome(io, services, { nodeId, attendance, isDegraded, log });

  const http = createServer(newHttp({ config, lobby, metrics, health, nodeId, connections, log }));
  attachIo(io, http, config.nodeName, health);
  watchConnections(io, metrics);
  hangUpOnSlowReaders(io, metrics);
  const metricsHttp = config.metricsPort === undefined ? undefined : createServer(serveMetrics(metrics));
  const port = await listen(http, config.port, config.host);
  if (metricsHttp) await listen(metricsHttp, config.metricsPort ?? 0, config.host);

  await events.start();
  await nodes.start();
  keeper.start();
  link?.on('up', () => keeper.doubt());
  nodes.onForgotten(() => rememberConnected(io, people, pool));
  // Those who came meanwhile could not be remembered.
  link?.on('up', () => rememberConnected(io, people, pool).catch(() => {}));
  const stopStats = announceStats(io, lobby);
  const stopExpiry = keepHistoriesShort([stores.history, stores.directHistory], log);
  log.info({ nodeId, port }, 'open');

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

  return { port, nodeId, drain, close };
}
