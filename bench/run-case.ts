import { isPortTaken } from '../ops/local/is-port-taken.ts';
import type { Case, Conditions, Round } from './case.ts';
import { failed, type Result, summarize } from './result.ts';
import type { System } from './system.ts';
import type { Systems } from './systems.ts';

const longestMs = 240_000;

/** Measures a case; what goes wrong is told with its figures, and leaves no system behind. */
export async function runCase(
  each: Case,
  systems: Systems,
  conditions: Conditions & { rounds: number },
): Promise<Result[]> {
  const end = Promise.withResolvers<never>();
  const timer = setTimeout(() => end.reject(new Error(`Took longer than ${longestMs / 1000} s.`)), longestMs);
  try {
    return summarize(each, await Promise.race([measure(each, systems, conditions), end.promise]));
  } catch (error) {
    await systems.keepOnly([]);
    return failed(each, reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (isPortTaken(error)) return 'Other processes took the ports that had been free: run it again.';
  return error instanceof Error ? error.message : `${error}`;
}

async function measure(
  each: Case,
  systems: Systems,
  { rounds, ...conditions }: Conditions & { rounds: number },
): Promise<Round[]> {
  const starting = Object.entries(each.systems).map(
    async ([name, recipe]): Promise<[string, System]> => [name, await systems.share(recipe)],
  );
  const started = Object.fromEntries(await Promise.all(starting));
  const { measure, end } = await each.open(started, conditions);
  const measured: Round[] = [];
  while (measured.length < Math.min(rounds, each.mostRounds ?? rounds)) measured.push(await measure());
  end?.();
  return measured;
}
