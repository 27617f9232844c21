import { programs } from './programs.mjs';

/** One sentence with the command that installs the programs. */
export function howToInstall(names) {
  const command =
    process.platform === 'darwin'
      ? names.map((name) => `brew install ${programs[name].brew}`).join(' && ')
      : `sudo apt-get install --no-install-recommends ${names.flatMap((name) => programs[name].debian).join(' ')}`;
  return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not installed. Install with: ${command}`;
}
