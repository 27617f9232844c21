import { spawnSync } from 'node:child_process';
import { chdir, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './setup/install-packages.mjs';
import { installPrograms } from './setup/install-programs.mjs';

// Plain JavaScript: this runs on the machine's own Node, before the project's Node is installed.
chdir(fileURLToPath(new URL('..', import.meta.url)));

const names = process.argv.slice(2);
const isReady = installPackages() && hasNode24() && installPrograms(names);
if (!isReady) exit(1);

/** There is no Node package for every platform; elsewhere the machine's own has to do. */
function hasNode24() {
  for (const node of ['node_modules/.bin/node', 'node']) {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 24) return true;
  }
  console.error('Aleatoria needs Node 24 or later: install it from https://nodejs.org.');
  return false;
}
