import { newCase } from '../case.ts';
import { pairsOf } from '../pairs-of.ts';
import { relay } from '../recipe.ts';
import { costOf, slice } from '../slice.ts';
import { writeAll, writeEvenly } from '../write-all.ts';
import { pacePerSecond } from './latency.ts';

const capacity = {
  better: 'higher',
  goal: null,
  unit: "capacity a core, of a bare Socket.IO relay's",
} as const;

/** What others pay who keep nothing. */
export const floors = newCase({
  name: 'floors',
  figures: [
    { name: 'ws', title: 'bare ws, one node', ...capacity },
    { name: 'socket.io', title: 'bare Socket.IO, one node', ...capacity },
    { name: 'adapter', title: 'Socket.IO, two nodes, stock Redis adapter', ...capacity },
  ],
  systems: { 'socket.io': relay, ws: { kind: 'raw-relay' }, adapter: { kind: 'adapter', nodes: 2 } },
  async open(systems, { sliceMs }) {
    const names = ['ws', 'socket.io', 'adapter'] as const;
    const measured = async (name: (typeof names)[number]) => {
      const pairs = await pairsOf(systems[name]);
      const full = await slice(systems[name], () => writeAll(pairs, sliceMs));
      // How long one takes is of interest where there is room left.
      const { waits = [] } = await writeEvenly(pairs, sliceMs, pacePerSecond);
      return { ...full, waits };
    };
    for (const name of names) await measured(name);
    return {
      async measure() {
        const slices = {
          ws: await measured('ws'),
          'socket.io': await measured('socket.io'),
          adapter: await measured('adapter'),
        };
        const of = (name: (typeof names)[number]) => costOf(slices['socket.io']) / costOf(slices[name]);
        return { ratios: { ws: of('ws'), 'socket.io': 1, adapter: of('adapter') }, slices };
      },
    };
  },
});
