import { type Case, type CaseOptions, type Result, summarize } from '../case.ts';
import { type Manner, openPairs, plainly, writeAll } from '../pairs.ts';
import { costOf, type Slice, slice } from '../slice.ts';
import { type System, startFloor, startOurs } from '../system.ts';

const people = 200;

interface Variant {
  name: string;
  title: string;
  goal: number;
  nodes: number;
  manner?: Manner;
  redisArgs?: string[];
  isQuick?: boolean;
}

const variants: Variant[] = [
  { name: 'P1', title: 'stored, acked, deduped, two nodes', goal: 0.7, nodes: 2, isQuick: true },
  { name: 'P2', title: 'the same, one node', goal: 0.85, nodes: 1 },
  { name: 'P4', title: 'bursts of 8', goal: 1.2, nodes: 2, manner: { textBytes: 64, burst: 8 } },
  { name: 'P8a', title: '500 bytes', goal: 0.65, nodes: 2, manner: { textBytes: 500, burst: 1 } },
  { name: 'P8b', title: '3,000 bytes', goal: 0.45, nodes: 2, manner: { textBytes: 3000, burst: 1 } },
];

/** Room messages from writer to hearer, kept in Redis, against a bare Socket.IO relay that keeps nothing. */
export const storedMessages: Case[] = variants.map((variant) => ({
  name: variant.name,
  title: variant.title,
  isQuick: variant.isQuick ?? false,
  run: async (options) => [await compare(variant, options)],
}));

async function compare(variant: Variant, { rounds, isQuick }: CaseOptions): Promise<Result> {
  const { name, title, goal, nodes, manner = plainly } = variant;
  const [floor, ours] = await Promise.all([startFloor('relay'), startOurs(nodes)]);
  const forMs = isQuick ? 1500 : 2500;
  try {
    const measure = await talkers(floor, ours, manner, forMs);
    await measure();
    const measured: { floor: Slice; ours: Slice }[] = [];
    for (let round = 0; round < rounds; round++) measured.push(await measure());
    const compared = measured.map(({ floor, ours }) => ({
      ratio: costOf(floor) / costOf(ours),
      foreignCores: Math.max(floor.foreignCores, ours.foreignCores),
    }));
    const last = measured.at(-1);
    const unit = "capacity a core, of a bare Socket.IO relay's";
    return summarize({ name, title, goal, unit, better: 'higher' }, compared, last ? prices(last) : {});
  } finally {
    await Promise.all([floor.close(), ours.close()]);
  }
}

async function talkers(floor: System, ours: System, manner: Manner, forMs: number) {
  const [atFloor, atOurs] = await Promise.all([
    openPairs(floor, people, false),
    openPairs(ours, people, true),
  ]);
  return async () => ({
    floor: await slice(floor, () => writeAll(atFloor, forMs, manner)),
    ours: await slice(ours, () => writeAll(atOurs, forMs, manner)),
  });
}

function prices({ floor, ours }: { floor: Slice; ours: Slice }): Record<string, string> {
  const perSecond = ({ done, wallMs }: Slice) => Math.round((done / wallMs) * 1000).toLocaleString('en');
  return {
    'floor µs': costOf(floor).toFixed(1),
    'ours µs, nodes + Redis': `${ours.nodesUs.toFixed(1)} + ${ours.redisUs.toFixed(1)}`,
    'messages/s': `${perSecond(floor)} : ${perSecond(ours)}`,
  };
}
