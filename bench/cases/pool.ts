import { newCase } from '../case.ts';
import { type Crowd, openCrowd } from '../crowd.ts';
import { costOf, slice } from '../slice.ts';

const few = 10;
const many = 1_000_000;

/** What a match costs Redis, by how many wait: the scripts that ship, on a real Redis. */
export const pool = newCase({
  name: 'P15',
  figures: [
    {
      name: 'P15a',
      title: 'a match in Redis, 1,000,000 : 10 waiting',
      goal: 1.3,
      better: 'lower',
      unit: "of a small pool's CPU a match",
    },
    {
      name: 'P15b',
      title: 'a match in Redis, 1,000,000 waiting',
      goal: 30,
      better: 'lower',
      unit: 'µs of Redis',
    },
  ],
  systems: {},
  async open(_, { start, sliceMs }) {
    const small = await openCrowd(await start({ kind: 'redis' }), few);
    const large = await openCrowd(await start({ kind: 'redis' }), many);
    await matchFor(small, sliceMs / 2);
    await matchFor(large, sliceMs / 2);
    return {
      async measure() {
        const ofSmall = await slice(small.system, () => matchFor(small, sliceMs));
        const ofLarge = await slice(large.system, () => matchFor(large, sliceMs));
        return {
          ratios: { P15a: costOf(ofLarge) / costOf(ofSmall), P15b: costOf(ofLarge) },
          slices: { '10 waiting': ofSmall, '1,000,000 waiting': ofLarge },
        };
      },
      end() {
        small.close();
        large.close();
      },
    };
  },
});

async function matchFor(crowd: Crowd, forMs: number) {
  const until = performance.now() + forMs;
  let done = 0;
  while (performance.now() < until) done += await crowd.matchSome();
  return { done };
}
