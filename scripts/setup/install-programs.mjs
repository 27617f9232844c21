import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFirstChoice, findProgram } from './find-program.mjs';
import { howToInstall } from './how-to-install.mjs';
import { programs } from './programs.mjs';
import { runQuietly } from './run-quietly.mjs';

const debianScript = fileURLToPath(new URL('install-debian.sh', import.meta.url));

/** Installs the programs that are missing where it may, or says how to; false if one is missing and nothing stands in. */
export function installPrograms(names) {
  const become = rights();
  const missing = names.filter((name) => !(become ? findFirstChoice(name) : findProgram(name)));
  if (missing.length === 0) return true;
  if (become) {
    const packages = missing.flatMap((name) => programs[name].debian);
    console.log(`Installing ${packages.join(', ')}…`);
    const [command, ...args] = [...become, 'sh', debianScript, ...packages];
    runQuietly(command, args);
  }
  const stillMissing = missing.filter((name) => !findProgram(name));
  if (stillMissing.length > 0) console.error(howToInstall(stillMissing));
  return stillMissing.length === 0;
}

/** What goes before a command to run it as root; undefined where there is no apt-get or no right to use it. */
function rights() {
  if (!succeeds('apt-get', ['--version'])) return undefined;
  if (process.getuid?.() === 0) return [];
  return succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
