import { existsSync, readFileSync } from 'node:fs';
import { runQuietly } from './run-quietly.mjs';

/** Brings node_modules to what package-lock.json says, if it is not there yet. */
export function installPackages() {
  if (isInstalled()) return true;
  console.log('Installing packages…');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--loglevel=error'];
  return npm ? runQuietly(process.execPath, [npm, ...args]) : runQuietly('npm', args);
}

/** Compares with what npm noted of its last installation; an optional package may be missing, or be for another machine. */
function isInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(([path, { version, integrity, optional, devOptional }]) => {
      const found = installed[path];
      if (!found) return Boolean(optional || devOptional);
      return found.version === version && (integrity === undefined || found.integrity === integrity);
    });
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
