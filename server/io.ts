import { randomBytes } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Server as SocketServer } from 'socket.io';
import * as parser from 'socket.io-parser';
import { limits } from '../shared/limits.ts';
import type { Config } from './config.ts';
import type { Io } from './connection.ts';
import { TextDecoder } from './decoder.ts';
import { TextEncoder } from './encoder.ts';
import type { NodeHealth } from './node-health.ts';
import { redisAdapter } from './redis/adapter.ts';
import type { RedisLink } from './redis/link.ts';
import { refuseNewcomers } from './refuse-newcomers.ts';
import { securityHeaders } from './security-headers.ts';
import { LeanServer } from './websocket/lean-server.ts';

/** Socket.IO with this project's settings; `attachIo` lets it be reached. */
export function newIo(config: Config, link: RedisLink | undefined): Io {
  return new SocketServer({
    ...(link ? { adapter: redisAdapter(link) } : {}),
    ...(config.allowedOrigins.length > 0 ? { cors: { origin: config.allowedOrigins } } : {}),
    parser: { ...parser, Decoder: TextDecoder, Encoder: TextEncoder },
    wsEngine: LeanServer,
    maxHttpBufferSize: limits.frameBytes,
    pingInterval: config.pingIntervalMs,
    pingTimeout: config.pingTimeoutMs,
    connectTimeout: 5000,
    serveClient: false,
    httpCompression: false,
    cleanupEmptyChildNamespaces: true,
  });
}

/** nginx finds the node of a session by the name in front of its id; see nginx.conf. */
export function attachIo(io: Io, http: HttpServer, nodeName: string, health: NodeHealth): void {
  io.attach(http);
  io.engine.generateId = () => `${nodeName}.${randomBytes(15).toString('base64url')}`;
  io.engine.use(securityHeaders);
  io.engine.use(refuseNewcomers(health));
}

const hangUpWithinMs = 1000;

/**
 * Ends all connections as a lost network does, once what they were told has gone out: then clients come back by
 * themselves. Whom a server disconnects stays away. https://socket.io/docs/v4/client-socket-instance/#disconnect
 */
export async function hangUp(io: Io): Promise<void> {
  const ends = [...io.of('/').sockets.values()].map(({ conn }) => {
    const isClosed = new Promise((resolve) => conn.once('close', resolve));
    conn.close();
    return isClosed;
  });
  await Promise.race([Promise.all(ends), delay(hangUpWithinMs, undefined, { ref: false })]);
}
