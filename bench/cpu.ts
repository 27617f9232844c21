import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The cores of the servers, and of the load. */
export const serverCore = 0;
export const loadCore = 1;

/** The kernel's USER_HZ is 100 on all of Linux's common machines. */
const microsecondsPerTick = 10_000;

/** The CPU time of a process so far, in µs. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * microsecondsPerTick;
}

/** What all processes of the machine have used so far, in µs of one core. */
export function cpuOfMachine(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softIrq) * microsecondsPerTick;
}

/** Resident memory, in bytes. */
export function memoryOf(pid: number): number {
  const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m)?.[1];
  return Number(kilobytes) * 1024;
}

/** Keeps a process on some cores, such as `1` or `0-1`; false where that cannot be done. */
export function pin(pid: number, cores: number | string): boolean {
  // With -a it tells of a failure when one of the threads has just ended.
  spawnSync('taskset', ['-a', '-pc', `${cores}`, `${pid}`]);
  return spawnSync('taskset', ['-pc', `${cores}`, `${pid}`]).status === 0;
}
