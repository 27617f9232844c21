import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from '../ops/local/start-cluster.ts';
import { RedisLink } from '../server/redis/link.ts';
import type { Random } from './random.ts';

/** Something that goes wrong, and is over when it resolves. */
export interface Fault {
  name: string;
  happen: (cluster: Cluster, random: Random) => Promise<void>;
}

export const faults: Fault[] = [
  {
    name: 'kill a node',
    happen: ({ nodes }, random) => random.pick(nodes).restart('SIGKILL'),
  },
  {
    name: 'restart a node',
    happen: ({ nodes }, random) => random.pick(nodes).restart('SIGTERM'),
  },
  {
    name: 'freeze a node',
    async happen({ nodes }, random) {
      const node = random.pick(nodes);
      node.pause();
      await sleep(random.between(500, 3000));
      node.resume();
    },
  },
  {
    name: 'cut pub/sub',
    happen: ({ redis }) => tellRedis(redis.url, ['CLIENT', 'KILL', 'TYPE', 'PUBSUB']),
  },
  {
    name: 'reload nginx',
    happen: ({ nginx, nodes }) => nginx.route(nodes),
  },
  {
    name: 'kill Redis',
    happen: ({ redis }) => redis.restart('SIGKILL'),
  },
  {
    name: 'freeze Redis',
    async happen({ redis }, random) {
      redis.pause();
      await sleep(random.between(300, 2000));
      redis.resume();
    },
  },
];

/** Lets one fault after the other happen until the time is over; answers how often each did. */
export async function plague(
  cluster: Cluster,
  { random, chosen, forMs }: { random: Random; chosen: Fault[]; forMs: number },
): Promise<Record<string, number>> {
  const happened: Record<string, number> = {};
  const until = performance.now() + forMs;
  for (;;) {
    await sleep(random.between(200, 1200));
    if (performance.now() >= until) return happened;
    const fault = random.pick(chosen);
    await fault.happen(cluster, random);
    happened[fault.name] = (happened[fault.name] ?? 0) + 1;
  }
}

async function tellRedis(url: string, command: string[]): Promise<void> {
  const link = new RedisLink({ url });
  try {
    if (await link.connect(2000)) await link.call((client) => client.sendCommand(command));
  } finally {
    link.close();
  }
}
