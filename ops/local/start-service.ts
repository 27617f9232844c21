import type { ChildProcess } from 'node:child_process';
import { onFreePort } from './on-free-port.ts';
import { type DaemonOptions, startDaemon } from './start-daemon.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface Service {
  port: number;
  /** A temporary folder of its own, gone after `close`. */
  folder: string;
  readonly process: ChildProcess;
  /** SIGKILL, unless it is told otherwise; resolves when the process has ended. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Freezes the process: its connections stay open, nothing answers. */
  pause: () => void;
  resume: () => void;
  /** Ends it if it still runs, and starts it again on the same port with the same settings. */
  restart: (signal?: NodeJS.Signals) => Promise<void>;
  /** Ends it in good order, by force after 5 s. */
  close: () => Promise<void>;
}

/** Starts a process that listens on the port that it is given: `port`, or one that is free. */
export async function startService(
  configure: (port: number, folder: string) => DaemonOptions | Promise<DaemonOptions>,
  port?: number,
): Promise<Service> {
  const folder = await temporaryFolder();
  const start = async (port: number) => {
    const options = await configure(port, folder.path);
    return { port, options, daemon: await startDaemon(options) };
  };
  try {
    let current = await (port ? start(port) : onFreePort(start));
    return {
      port: current.port,
      folder: folder.path,
      get process() {
        return current.daemon.process;
      },
      kill: (signal) => current.daemon.kill(signal),
      pause: () => current.daemon.pause(),
      resume: () => current.daemon.resume(),
      async restart(signal) {
        await current.daemon.kill(signal);
        current = { ...current, daemon: await startDaemon(current.options) };
      },
      async close() {
        current.daemon.resume();
        await current.daemon.kill('SIGTERM', 5_000);
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
