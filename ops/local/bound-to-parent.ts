import { existsSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';

/** The command in a form that gets SIGTERM when this process ends, even by SIGKILL; on Linux only. */
export function boundToParent(command: string, args: string[]): [command: string, args: string[]] {
  return existsSync(setpriv) ? [setpriv, ['--pdeathsig', 'TERM', command, ...args]] : [command, args];
}
