import { setTimeout as delay } from 'node:timers/promises';
import { newRedisClient } from '../../server/redis/client.ts';
import { newCase, small } from '../case.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours } from '../recipe.ts';
import { costOf, slice } from '../slice.ts';
import type { System } from '../system.ts';
import { wakeUpsOf } from '../wake-ups.ts';
import { writeEvenly } from '../write-all.ts';

const nodeCounts = [1, 2, 4, 6];
const perSecond = 1000;
const restMs = 3000;

/** What grows with the nodes: 200 pairs write as much, on ever more of them. */
export const scaling = newCase({
  name: 'scaling',
  mostRounds: 1,
  figures: [
    small('scaling-cpu', 'CPU a message, six nodes : two', 1.5, 'of the price on two nodes'),
    small('scaling-heard', 'bytes that Redis sends a message, six nodes : two', 1.2, 'of those on two nodes'),
  ],
  systems: {},
  async open(_, { start, sliceMs }) {
    return {
      async measure() {
        const costs = new Map<number, Costs>();
        for (const nodes of nodeCounts) costs.set(nodes, await costsOf(await start(ours(nodes)), sliceMs));
        const ratio = (of: keyof Costs) => (costs.get(6)?.[of] ?? 0) / (costs.get(2)?.[of] ?? 0);
        const told = [...costs].flatMap(([nodes, each]) =>
          Object.entries(each).map(([what, value]) => [`${nodes} nodes, ${what}`, value] as const),
        );
        return {
          ratios: { 'scaling-cpu': ratio(cpu), 'scaling-heard': ratio(heard) },
          further: Object.fromEntries(told),
        };
      },
    };
  },
});

const cpu = 'µs a message of all';
const heard = 'bytes from Redis a message';

interface Costs {
  [cpu]: number;
  'µs a message of Redis': number;
  [heard]: number;
  'commands of Redis a message': number;
  'wake-ups a node and message': number;
  'at rest: wake-ups a node and second': number;
  'at rest: commands of Redis a second': number;
  'at rest: µs a node and second': number;
}

async function costsOf(system: System, sliceMs: number): Promise<Costs> {
  const pairs = await pairsOf(system);
  await writeEvenly(pairs, sliceMs / 2, perSecond);
  await delay(restMs / 3);
  const before = await read(system);
  const rest = await slice(system, async () => {
    await delay(restMs);
    return { done: restMs / 1000 };
  });
  const between = await read(system);
  const writing = await slice(system, () => writeEvenly(pairs, sliceMs, perSecond));
  const after = await read(system);
  for (const { writer, hearer } of pairs) for (const client of [writer, hearer]) client.close();
  await system.close();
  const nodes = system.urls.length;
  const idle = restMs / 1000;
  return {
    [cpu]: costOf(writing),
    'µs a message of Redis': writing.redisUs,
    [heard]: (after.bytes - between.bytes) / writing.done,
    'commands of Redis a message': (after.commands - between.commands) / writing.done,
    'wake-ups a node and message': (after.wakeUps - between.wakeUps) / writing.done / nodes,
    'at rest: wake-ups a node and second': (between.wakeUps - before.wakeUps) / idle / nodes,
    'at rest: commands of Redis a second': (between.commands - before.commands) / idle,
    'at rest: µs a node and second': rest.nodesUs.reduce((sum, us) => sum + us, 0) / nodes,
  };
}

async function read({ nodes, redis }: System) {
  const client = newRedisClient(`redis://127.0.0.1:${redis?.port}`, false);
  await client.connect();
  const stats = await client.info('stats');
  client.destroy();
  const field = (name: string) => Number(stats.match(new RegExp(`^${name}:(\\d+)`, 'm'))?.[1]);
  const wakeUps = nodes.reduce((sum, node) => sum + wakeUpsOf(node.process.pid ?? 0), 0);
  return { wakeUps, bytes: field('total_net_output_bytes'), commands: field('total_commands_processed') };
}
