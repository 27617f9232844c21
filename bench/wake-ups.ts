import { readFileSync } from 'node:fs';

/** How often the main thread of a process has waited for something to do, so far. */
export function wakeUpsOf(pid: number): number {
  const count = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^voluntary_ctxt_switches:\s+(\d+)$/m)?.[1];
  return Number(count);
}
