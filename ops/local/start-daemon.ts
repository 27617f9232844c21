import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { boundToParent } from './bound-to-parent.ts';
import { DaemonFailed } from './daemon-failed.ts';

/** Is told of a process that ended though nobody had called `kill`. */
export type OnFailure = (failure: DaemonFailed) => void;

export interface DaemonOptions {
  name: string;
  command: string;
  args: string[];
  /** The whole environment: nothing is taken over from this process but PATH. */
  env?: Record<string, string>;
  /** Gets all that the process prints; appended to, so it survives a restart. */
  logPath: string;
  isReady: (process: ChildProcess) => boolean | Promise<boolean>;
  readyWithinMs?: number;
  /** Without it, a failure is written to stderr. */
  onFailure?: OnFailure | undefined;
}

export interface Daemon {
  process: ChildProcess;
  /** Sends the signal and waits for the end; after `withinMs` (10 s) it ends the process itself. */
  kill: (signal?: NodeJS.Signals, withinMs?: number) => Promise<void>;
  pause: () => void;
  resume: () => void;
}

/** Starts a process and resolves once it is ready. The process ends with this one, however this one ends. */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const child = spawnInto(options);
  let state: 'starting' | 'running' | 'ending' | 'ended' = 'starting';
  const failure = (what: string) =>
    new DaemonFailed(`${options.name} ${what}`, readFileSync(options.logPath, 'utf8'));
  const ended = endOf(child).then((how) => {
    if (state === 'running') (options.onFailure ?? report)(failure(`ended by itself (${how}).`));
    state = 'ended';
    return how;
  });
  const kill = async (signal: NodeJS.Signals = 'SIGKILL', withinMs = 10_000) => {
    if (state === 'ended') return;
    state = 'ending';
    if (signal === 'SIGKILL') signalGroup(child, signal);
    else child.kill(signal);
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), withinMs);
    await ended;
    clearTimeout(timer);
  };

  const deadline = Date.now() + (options.readyWithinMs ?? 30_000);
  while (state === 'starting' && !(await options.isReady(child))) {
    if (Date.now() > deadline) {
      await kill();
      throw failure('was not ready in time.');
    }
    await delay(25);
  }
  if (state !== 'starting') throw failure(`did not start (${await ended}).`);
  state = 'running';
  return {
    process: child,
    kill,
    pause: () => signalGroup(child, 'SIGSTOP'),
    resume: () => signalGroup(child, 'SIGCONT'),
  };
}

function spawnInto({ command, args, env, logPath }: DaemonOptions): ChildProcess {
  const log = openSync(logPath, 'a');
  const child = spawn(...boundToParent(command, args), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C in the terminal is for this process, which ends the others in order.
    detached: true,
  });
  closeSync(log);
  return child;
}

/** With the workers of its own, which would otherwise live and serve on. */
function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}

/** Resolves with how the process ended. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

function report(failure: DaemonFailed): void {
  process.stderr.write(`${failure.message}\n`);
}
