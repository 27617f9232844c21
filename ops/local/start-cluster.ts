import { randomBytes } from 'node:crypto';
import type { DaemonFailed } from './daemon-failed.ts';
import type { OnFailure } from './start-daemon.ts';
import { type LocalNginx, startNginx } from './start-nginx.ts';
import { type LocalNode, startNode } from './start-node.ts';
import { type LocalRedis, startRedis } from './start-redis.ts';

export interface Cluster {
  /** Where nginx serves the page and the sockets. */
  url: string;
  nodes: LocalNode[];
  redis: LocalRedis;
  nginx: LocalNginx;
  /** Ends everything and removes its files; throws if a process had ended that nobody ended. */
  close: () => Promise<void>;
}

/** Starts Redis, nodes n1, n2, … and nginx on free ports of the loopback; resolves once all take traffic. */
export async function startCluster(
  options: {
    nodes?: number;
    env?: Record<string, string>;
    port?: number | undefined;
    clientDir?: string;
    onFailure?: OnFailure;
  } = {},
): Promise<Cluster> {
  const { nodes: count = 3, clientDir = 'dist' } = options;
  const failures: DaemonFailed[] = [];
  const onFailure = options.onFailure ?? ((failure: DaemonFailed) => failures.push(failure));
  const started: { close: () => Promise<void> }[] = [];
  const keep = async <T extends { close: () => Promise<void> }>(starting: Promise<T>) => {
    const service = await starting;
    started.push(service);
    return service;
  };
  const closeAll = async () => {
    for (const service of started.splice(0).reverse()) await service.close();
  };

  try {
    const redis = await keep(startRedis({ onFailure }));
    const env = {
      NODE_ENV: 'production',
      JWT_SECRET: randomBytes(32).toString('hex'),
      REDIS_URL: redis.url,
      CLIENT_DIR: clientDir,
      ...options.env,
    };
    const names = Array.from({ length: count }, (_, index) => `n${index + 1}`);
    const starting = names.map((name) => keep(startNode({ name, env, onFailure })));
    // All must have come up or failed before anything is closed.
    await Promise.allSettled(starting);
    const nodes = await Promise.all(starting);
    const nginx = await keep(startNginx({ nodes, clientDir, port: options.port, onFailure }));
    return {
      url: nginx.url,
      nodes,
      redis,
      nginx,
      async close() {
        await closeAll();
        if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('\n'));
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}
