import type { Service } from '../ops/local/start-service.ts';
import { cpuOf, memoryOf, pin, serverCore } from './cpu.ts';

/** A system under load: its processes, and what they cost. */
export interface System {
  /** Whether a client is told its session, besides being connected. */
  isOurs: boolean;
  urls: string[];
  nodes: Service[];
  redis: Service | undefined;
  /** µs of CPU so far, of each node and of Redis. */
  cpu: () => { nodes: number[]; redis: number };
  /** Resident bytes of the nodes. */
  memory: () => number;
  close: () => Promise<void>;
}

export function systemOf(isOurs: boolean, nodes: Service[], redis: Service | undefined): System {
  for (const service of redis ? [...nodes, redis] : nodes) pin(pidOf(service), serverCore);
  return {
    isOurs,
    urls: nodes.map(({ port }) => `http://127.0.0.1:${port}`),
    nodes,
    redis,
    cpu: () => ({ nodes: nodes.map((node) => cpuOf(pidOf(node))), redis: redis ? cpuOf(pidOf(redis)) : 0 }),
    memory: () => nodes.reduce((sum, node) => sum + memoryOf(pidOf(node)), 0),
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
      await redis?.close();
    },
  };
}

function pidOf({ process }: Service): number {
  if (process.pid === undefined) throw new Error('A process did not start.');
  return process.pid;
}
