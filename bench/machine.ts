import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { requireProgram } from '../ops/local/require-program.ts';

/** What it was measured on, in a sentence. */
export function machine(): string {
  const [cpu] = cpus();
  const redis = execFileSync(requireProgram('redis-server'), ['--version'], { encoding: 'utf8' });
  return [
    `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Node ${process.versions.node}`,
    `Redis ${redis.match(/v=(\S+)/)?.[1] ?? 'unknown'}`,
  ].join(', ');
}
