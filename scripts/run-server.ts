import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { boundToParent } from '../ops/local/bound-to-parent.ts';

export interface RunningServer {
  /** Resolves with the exit code. */
  ended: Promise<number>;
  stop: () => Promise<void>;
}

/** Runs server/main.ts with this terminal's output; `flags` are Node's. */
export function runServer(flags: string[] = []): RunningServer {
  const [command, args] = boundToParent(process.execPath, [...flags, 'server/main.ts']);
  // Detached, because the server ends at once on a second signal, and under npm one Ctrl-C sends two.
  const child = spawn(command, args, { stdio: 'inherit', detached: true });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  return {
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
