import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { programs } from './programs.mjs';

/** The path of a program of the system or of one that stands in for it, or undefined. CHROMIUM names another Chromium. */
export function findProgram(name) {
  return findFirst(name, programs[name].commands);
}

/** As `findProgram`, but nothing stands in. */
export function findFirstChoice(name) {
  return findFirst(name, programs[name].commands.slice(0, 1));
}

function findFirst(name, commands) {
  if (name.startsWith('chromium') && process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const command of commands) {
    const path = folders()
      .map((folder) => join(folder, command))
      .find(isExecutable);
    if (path) return path;
  }
  return undefined;
}

/** Debian keeps nginx in /usr/sbin, which is not in the PATH of ordinary users. */
function folders() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...path, '/usr/local/sbin', '/usr/sbin', '/opt/homebrew/bin'];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
