import { openPairs, type Pair } from './pairs.ts';
import type { System } from './system.ts';
import { writeAll } from './write-all.ts';

/** Until then a process compiles what it runs often, and costs more than it will later. */
const warmUpMs = 5000;

const known = new WeakMap<System, Promise<Pair[]>>();

/** The pairs of a system, warmed up; all cases share them that have people write to each other there. */
export function pairsOf(system: System): Promise<Pair[]> {
  const pairs = known.get(system) ?? warmPairs(system);
  known.set(system, pairs);
  return pairs;
}

async function warmPairs(system: System): Promise<Pair[]> {
  const pairs = await openPairs(system);
  await writeAll(pairs, warmUpMs);
  return pairs;
}
