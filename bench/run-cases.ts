import { buildClient } from '../scripts/build-client.ts';
import type { Options } from './options.ts';
import type { Result } from './result.ts';
import { runCase } from './run-case.ts';
import type { Systems } from './systems.ts';

/** Runs the cases one after the other, and says on stderr how far it is. */
export async function runCases({ chosen, rounds, isQuick }: Options, systems: Systems): Promise<Result[]> {
  const results: Result[] = [];
  let built: Promise<void> | undefined;
  const conditions = {
    rounds,
    isQuick,
    sliceMs: isQuick ? 800 : 1000,
    start: systems.start.bind(systems),
    keep: systems.keep.bind(systems),
    build() {
      built ??= buildClient();
      return built;
    },
  };
  for (const [place, each] of chosen.entries()) {
    await systems.keepOnly(Object.values(each.systems));
    const startedAt = performance.now();
    const found = await runCase(each, systems, conditions);
    if (systems.isOver) break;
    results.push(...found);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    const failure = found.find((result) => result.failure !== undefined)?.failure;
    console.error(`${place + 1}/${chosen.length} ${each.name}: ${failure?.split('\n')[0] ?? `${seconds} s`}`);
  }
  return results;
}
