import { newCase } from '../case.ts';
import { ascending, percentile } from '../order.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours, relay } from '../recipe.ts';
import { type Slice, slice } from '../slice.ts';
import { writeEvenly } from '../write-all.ts';

export const pacePerSecond = 2000;

const title = 'delivery at 2,000/s across nodes, stored';
const common = { better: 'lower', unit: "a bare relay's" } as const;

/** The way of a stored message to another node, at a load that leaves room, against a relay within one process. */
export const latency = newCase({
  name: 'P5',
  isQuick: true,
  figures: [
    { name: 'P5a', title: `${title}, p50`, goal: 2, ...common },
    { name: 'P5b', title: `${title}, p99`, goal: 3, ...common },
  ],
  systems: { floor: relay, ours: ours(2) },
  async open(systems, { sliceMs }) {
    const pairs = { floor: await pairsOf(systems.floor), ours: await pairsOf(systems.ours) };
    const write = (whose: 'floor' | 'ours', forMs = sliceMs) =>
      writeEvenly(pairs[whose], forMs, pacePerSecond);
    await write('floor', sliceMs / 2);
    await write('ours', sliceMs / 2);
    return {
      async measure() {
        const floor = await slice(systems.floor, () => write('floor'));
        const ours = await slice(systems.ours, () => write('ours'));
        return {
          ratios: { P5a: ratio(ours, floor, 0.5), P5b: ratio(ours, floor, 0.99) },
          slices: { floor, ours },
        };
      },
    };
  },
});

function ratio(ours: Slice, floor: Slice, part: number): number {
  const [a = [], b = []] = [ours.waits, floor.waits].map((waits = []) => ascending(waits));
  return percentile(a, part) / percentile(b, part);
}
