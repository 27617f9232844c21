import { type Case, type Figure, newCase } from '../case.ts';
import { pairsOf } from '../pairs-of.ts';
import { ours, type Recipe, relay } from '../recipe.ts';
import { costOf, slice } from '../slice.ts';
import { type Manner, plainly, writeAll } from '../write-all.ts';

interface Variant {
  name?: string;
  figure: Pick<Figure, 'name' | 'title' | 'better'> & { goal: number };
  floor?: Recipe;
  ours: Recipe;
  manner?: Manner;
  isQuick?: true;
}

const writing = (textBytes: number, burst = 1): Manner => ({ textBytes, burst });
const higher = (name: string, title: string, goal: number) =>
  ({ name, title, goal, better: 'higher' }) as const;
const lower = (name: string, title: string, goal: number) =>
  ({ name, title, goal, better: 'lower' }) as const;
const withFile = (fsync: string) => ours(2, ['--appendonly', 'yes', '--appendfsync', fsync]);

/** Against a bare Socket.IO relay that keeps nothing, where no other floor is named. */
const variants: Variant[] = [
  { figure: higher('P1', 'messages stored, acked, deduped, two nodes', 0.7), ours: ours(2), isQuick: true },
  { figure: higher('P4', 'messages in bursts of 8', 1.2), ours: ours(2), manner: writing(64, 8) },
  { name: 'P8', figure: higher('P8a', 'messages of 500 bytes', 0.65), ours: ours(2), manner: writing(500) },
  {
    name: 'P8',
    figure: higher('P8b', 'messages of 3,000 bytes', 0.45),
    ours: ours(2),
    manner: writing(3000),
  },
  { name: 'P7', figure: higher('P7a', 'AOF everysec', 0.8), floor: ours(2), ours: withFile('everysec') },
  { name: 'P7', figure: higher('P7b', 'AOF always', 0.65), floor: ours(2), ours: withFile('always') },
  { figure: higher('P2', 'messages on one node', 0.85), ours: ours(1) },
  { figure: lower('P3', 'three nodes against one', 1.3), floor: ours(1), ours: ours(3) },
];

/** Room messages from writer to hearer, kept in Redis. */
export const storedMessages: Case[] = variants.map(
  ({ name, figure, floor = relay, manner = plainly, ...rest }) =>
    newCase({
      name: name ?? figure.name,
      isQuick: rest.isQuick ?? false,
      figures: [{ ...figure, unit: unitOf(floor, figure.better) }],
      systems: { floor, ours: rest.ours },
      async open(systems, { sliceMs }) {
        const pairs = { floor: await pairsOf(systems.floor), ours: await pairsOf(systems.ours) };
        const write = (whose: 'floor' | 'ours', forMs: number) => writeAll(pairs[whose], forMs, manner);
        const warmUp = () => Promise.all([write('floor', sliceMs / 2), write('ours', sliceMs / 2)]);
        await warmUp();
        return {
          async measure() {
            const floor = await slice(systems.floor, () => write('floor', sliceMs));
            const ours = await slice(systems.ours, () => write('ours', sliceMs));
            const capacity = costOf(floor) / costOf(ours);
            const ratio = figure.better === 'higher' ? capacity : 1 / capacity;
            return { ratios: { [figure.name]: ratio }, slices: { floor, ours } };
          },
        };
      },
    }),
);

function unitOf(floor: Recipe, better: Figure['better']): string {
  if (better === 'lower') return 'CPU a message, three nodes : one';
  return floor === relay
    ? "capacity a core, of a bare Socket.IO relay's"
    : 'capacity a core, of that without a file';
}
