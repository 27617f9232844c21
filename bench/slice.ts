import { cpuOfMachine } from './cpu.ts';
import type { System } from './system.ts';

/** What one slice of load has cost. */
export interface Slice {
  /** Units of work that were done. */
  done: number;
  wallMs: number;
  /** µs of CPU a unit, by process. */
  nodesUs: number;
  redisUs: number;
  /** How many cores somebody else used meanwhile. */
  foreignCores: number;
}

/** Runs work on a system and measures its price. `work` resolves with how many units it has done. */
export async function slice(system: System, work: () => Promise<number>): Promise<Slice> {
  const before = read(system);
  const done = await work();
  const after = read(system);
  const wallMs = after.atMs - before.atMs;
  const spent = (of: 'nodes' | 'redis' | 'machine' | 'load') => after[of] - before[of];
  const foreign = spent('machine') - spent('nodes') - spent('redis') - spent('load');
  return {
    done,
    wallMs,
    nodesUs: spent('nodes') / done,
    redisUs: spent('redis') / done,
    foreignCores: Math.max(0, foreign / 1000 / wallMs),
  };
}

/** All servers' µs of CPU a unit: its inverse is what a core carries. */
export function costOf({ nodesUs, redisUs }: Slice): number {
  return nodesUs + redisUs;
}

function read({ cpu }: System) {
  const { user, system } = process.cpuUsage();
  return {
    atMs: performance.now(),
    nodes: cpu.nodes(),
    redis: cpu.redis(),
    machine: cpuOfMachine(),
    load: user + system,
  };
}
