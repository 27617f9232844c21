import { randomBytes } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server as SocketServer } from 'socket.io';
import { limits } from '../shared/limits.ts';
import type { Config } from './config.ts';
import type { Io } from './connection.ts';
import { redisAdapter } from './redis/adapter.ts';
import type { RedisLink } from './redis/link.ts';
import { securityHeaders } from './security-headers.ts';

/** Socket.IO with this project's settings; `attachIo` lets it be reached. */
export function newIo(config: Config, link: RedisLink | undefined): Io {
  return new SocketServer({
    ...(link ? { adapter: redisAdapter(link) } : {}),
    ...(config.allowedOrigins.length > 0 ? { cors: { origin: config.allowedOrigins } } : {}),
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
export function attachIo(io: Io, http: HttpServer, nodeName: string): void {
  io.attach(http);
  io.engine.generateId = () => `${nodeName}.${randomBytes(15).toString('base64url')}`;
  io.engine.use(securityHeaders);
}
