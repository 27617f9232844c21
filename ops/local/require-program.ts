import { findProgram, type Program } from '../../scripts/setup/find-program.mjs';
import { howToInstall } from '../../scripts/setup/how-to-install.mjs';

/** The path of a program of the system; throws one sentence with the command that installs it. */
export function requireProgram(name: Program): string {
  const path = findProgram(name);
  if (!path) throw new Error(howToInstall([name]));
  return path;
}
