import { cpuOfMachine } from './cpu.ts';
import type { System } from './system.ts';

/** What was done in a slice. */
export interface Work {
  /** Units of work. */
  done: number;
  /** How long each of them took on its way, in ms. */
  waits?: number[];
  /** Messages that were lost, doubled, out of order, refused or not acknowledged: with any, there is no figure. */
  faults?: number;
}

/** What one slice of load has cost. */
export interface Slice extends Work {
  wallMs: number;
  /** µs of CPU a unit, of each node. */
  nodesUs: number[];
  redisUs: number;
  /** How many cores somebody else used meanwhile. */
  foreignCores: number;
}

/** Runs work on a system and measures its price. */
export async function slice(system: System, run: () => Promise<Work>): Promise<Slice> {
  const before = read(system);
  const work = await run();
  const after = read(system);
  const { faults = 0 } = work;
  if (faults > 0)
    throw new Error(`${faults} messages were lost, doubled, out of order, refused or not acked.`);
  const wallMs = after.atMs - before.atMs;
  const nodes = after.nodes.map((us, place) => us - (before.nodes[place] ?? 0));
  const spent = (of: 'redis' | 'machine' | 'load') => after[of] - before[of];
  const foreign = spent('machine') - sum(nodes) - spent('redis') - spent('load');
  return {
    ...work,
    wallMs,
    nodesUs: nodes.map((us) => us / work.done),
    redisUs: spent('redis') / work.done,
    foreignCores: Math.max(0, foreign / 1000 / wallMs),
  };
}

/** All servers' µs of CPU a unit: its inverse is what a core carries. */
export function costOf({ nodesUs, redisUs }: Pick<Slice, 'nodesUs' | 'redisUs'>): number {
  return sum(nodesUs) + redisUs;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function read({ cpu }: System) {
  const { user, system } = process.cpuUsage();
  return { atMs: performance.now(), machine: cpuOfMachine(), load: user + system, ...cpu() };
}
