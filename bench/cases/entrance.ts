import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type LocalNginx, startNginx } from '../../ops/local/start-nginx.ts';
import { newCase } from '../case.ts';
import type { Client } from '../client.ts';
import { cpuOf, memoryOf, pin, serverCore } from '../cpu.ts';
import { enter, inBatches } from '../enter.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours } from '../recipe.ts';
import { costOf, slice } from '../slice.ts';
import type { System } from '../system.ts';
import { writeAll } from '../write-all.ts';

const idlePeople = 4000;
const settleMs = 1500;

/** What nginx in front of the nodes costs. */
export const entrance = newCase({
  name: 'nginx',
  figures: [
    {
      name: 'nginx',
      title: 'CPU a message, through nginx',
      goal: 2,
      better: 'lower',
      unit: 'of the price without it',
    },
  ],
  systems: { straight: ours(2) },
  mostRounds: 3,
  async open({ straight }, { sliceMs, build, start, keep }) {
    await build();
    const behind = await start(ours(2));
    const nginx = await keep(startNginx({ nodes: upstreams(behind), clientDir: 'dist' }));
    const workers = workersOf(nginx);
    for (const pid of workers) pin(pid, serverCore);
    const through = throughNginx(behind, nginx, workers);
    const pairs = { straight: await pairsOf(straight), through: await pairsOf(through) };
    for (const each of Object.values(pairs)) await writeAll(each, sliceMs / 2);
    return {
      async measure() {
        const without = await slice(straight, () => writeAll(pairs.straight, sliceMs));
        const tunnelled = await slice(through, () => writeAll(pairs.through, sliceMs));
        const bytes = await bytesOfAConnection(through, workers);
        return {
          ratios: { nginx: costOf(tunnelled) / costOf(without) },
          slices: { straight: without, 'through nginx': tunnelled },
          further: {
            'nginx, µs a message': tunnelled.nodesUs.at(-1) ?? 0,
            'nginx, bytes a connection': bytes,
          },
        };
      },
      end() {
        for (const { writer, hearer } of pairs.through) for (const client of [writer, hearer]) client.close();
      },
    };
  },
});

function upstreams({ nodes }: System) {
  return nodes.map(({ port }, place) => ({ name: `n${place}`, port }));
}

/** The nodes behind nginx, whose work counts as that of one more. */
function throughNginx(behind: System, nginx: LocalNginx, workers: number[]): System {
  return {
    ...behind,
    urls: [nginx.url],
    cpu() {
      const { nodes, redis } = behind.cpu();
      return { nodes: [...nodes, workers.reduce((sum, pid) => sum + cpuOf(pid), 0)], redis };
    },
  };
}

function workersOf({ process: { pid } }: LocalNginx): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

async function bytesOfAConnection(system: System, workers: number[]): Promise<number> {
  const memory = () => workers.reduce((sum, pid) => sum + memoryOf(pid), 0);
  const before = memory();
  const clients: Client[] = await inBatches(idlePeople, (place) => enter(system, place));
  await delay(settleMs);
  const bytes = (memory() - before) / idlePeople;
  for (const client of clients) client.close();
  await delay(settleMs);
  return bytes;
}
