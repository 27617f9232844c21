import { type Cluster, startCluster } from '../ops/local/start-cluster.ts';
import { type Check, checkRooms } from './check.ts';
import { type Fault, plague } from './faults.ts';
import { Random } from './random.ts';
import { enterAll, settle, talk } from './talkers.ts';

export interface Outcome {
  checks: Check[];
  happened: Record<string, number>;
  /** From a new connection until all that was missed has been read, in ms, sorted. */
  caughtUpMs: number[];
  settledMs: number;
}

export interface Conditions {
  seed: number;
  nodes: number;
  clients: number;
  messages: number;
  forMs: number;
  chosen: Fault[];
}

const rooms = ['hall', 'kitchen', 'garden', 'attic'];
const settleWithinMs = 60_000;

/**
 * Clients talk in rooms, through nginx, on nodes of one Redis, while one fault after the other happens. Rejects with
 * `Unsettled` where they do not come to rest afterwards.
 */
export async function talkThroughFaults(conditions: Conditions): Promise<Outcome> {
  const env = {
    RATE_LIMIT_FACTOR: '0',
    MAX_CONNECTIONS_PER_USER: '0',
    // A frozen node is noticed within seconds.
    PING_INTERVAL_MS: '1000',
    PING_TIMEOUT_MS: '1500',
  };
  const cluster = await startCluster({ nodes: conditions.nodes, env });
  try {
    return await talkOn(cluster, conditions);
  } finally {
    await cluster.close();
  }
}

async function talkOn(cluster: Cluster, conditions: Conditions): Promise<Outcome> {
  const { seed, clients, messages, forMs, chosen } = conditions;
  const talkers = await enterAll(cluster.url, clients, rooms);
  for (const talker of talkers) talker.caughtUpMs.length = 0;
  try {
    const [happened] = await Promise.all([
      plague(cluster, { random: new Random(seed), chosen, forMs }),
      talk(talkers, { random: new Random(seed + 1), messages, forMs }),
    ]);
    const startedAt = performance.now();
    await settle(talkers, settleWithinMs);
    return {
      checks: await checkRooms(cluster.redis.url, talkers, rooms),
      happened,
      caughtUpMs: talkers.flatMap(({ caughtUpMs }) => caughtUpMs).sort((a, b) => a - b),
      settledMs: performance.now() - startedAt,
    };
  } finally {
    for (const { client } of talkers) client.connection.close();
  }
}
