import { DaemonFailed } from './daemon-failed.ts';

/** Whether a process did not start because another one listens on its port. */
export function isPortTaken(error: unknown): boolean {
  return (
    error instanceof DaemonFailed && /EADDRINUSE|address already in use|port.* in use/i.test(error.output)
  );
}
