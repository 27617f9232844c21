import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAnswering } from '../ops/local/is-answering.ts';
import { startNode } from '../ops/local/start-node.ts';
import { startRedis } from '../ops/local/start-redis.ts';
import { startService } from '../ops/local/start-service.ts';
import { cpuOf, memoryOf, pin } from './cpu.ts';

/** The core of the servers; the load has the other one. */
const serverCore = 0;

/** A system under load: its nodes, and what all of its processes cost. */
export interface System {
  name: string;
  urls: string[];
  /** µs of CPU so far. */
  cpu: { nodes: () => number; redis: () => number };
  /** Resident bytes of the nodes. */
  memory: () => number;
  close: () => Promise<void>;
}

interface Running {
  process: { pid?: number | undefined };
  close: () => Promise<void>;
}

/** Ours, as it ships; with `nodes` of 0 one node that keeps all in its own memory. Limits are lifted by their settings. */
export async function startOurs(
  nodes: number,
  {
    redisArgs = ['--appendonly', 'no'],
    env = {},
  }: { redisArgs?: string[]; env?: Record<string, string> } = {},
): Promise<System> {
  const redis = nodes === 0 ? undefined : await startRedis({ args: redisArgs });
  const shared = {
    NODE_ENV: 'production',
    JWT_SECRET: randomBytes(32).toString('hex'),
    RATE_LIMIT_FACTOR: '0',
    MAX_CONNECTIONS_PER_USER: '0',
    ...(redis && { REDIS_URL: redis.url }),
    ...env,
  };
  const started = await Promise.all(
    Array.from({ length: Math.max(1, nodes) }, (_, place) => startNode({ name: `n${place}`, env: shared })),
  );
  return system(`ours, ${nodes === 0 ? 'in memory' : `${nodes} nodes`}`, started, redis);
}

/** A floor: one process, or with the stock adapter as many as are asked for. */
export async function startFloor(kind: 'raw-relay' | 'relay' | 'adapter', nodes = 1): Promise<System> {
  const redis = kind === 'adapter' ? await startRedis({ args: ['--appendonly', 'no'] }) : undefined;
  const file = kind === 'raw-relay' ? 'raw-relay.ts' : 'relay.ts';
  const main = fileURLToPath(new URL(`./floors/${file}`, import.meta.url));
  const start = () =>
    startService((port, folder) => ({
      name: kind,
      command: process.execPath,
      args: [main],
      env: { PORT: `${port}`, ...(redis && { REDIS_URL: redis.url }) },
      logPath: join(folder, 'floor.log'),
      isReady: () => isAnswering(`http://127.0.0.1:${port}/ready`),
    }));
  const started = await Promise.all(Array.from({ length: nodes }, start));
  const withUrls = started.map((service) =>
    Object.assign(service, { url: `http://127.0.0.1:${service.port}` }),
  );
  return system(kind, withUrls, redis);
}

function system(name: string, nodes: (Running & { url: string })[], redis: Running | undefined): System {
  const pids = nodes.map(pidOf);
  const redisPids = redis ? [pidOf(redis)] : [];
  for (const pid of [...pids, ...redisPids]) pin(pid, serverCore);
  return {
    name,
    urls: nodes.map(({ url }) => url),
    cpu: { nodes: () => cpuOf(pids), redis: () => cpuOf(redisPids) },
    memory: () => pids.reduce((sum, pid) => sum + memoryOf(pid), 0),
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
      await redis?.close();
    },
  };
}

function pidOf({ process }: Running): number {
  if (process.pid === undefined) throw new Error('A process did not start.');
  return process.pid;
}
