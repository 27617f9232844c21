import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { layOutNginxFolder, nginxArguments } from '../local/nginx-folder.ts';
import { requireProgram } from '../local/require-program.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const run = promisify(execFile);

test.each([0, 1, 3, 20])('nginx accepts its configuration for %i nodes', async (count) => {
  const folder = await temporaryFolder();
  const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
  const [listen, limits] = [await read('listen.conf'), await read('limits.conf')];
  const nodes = Array.from({ length: count }, (_, index) => ({ name: `172-20-0-${index}`, port: 3000 }));
  await layOutNginxFolder(folder.path, { nodes, clientDir: folder.path, listen, limits });
  const { stderr } = await run(requireProgram('nginx'), ['-t', ...nginxArguments(folder.path)]);
  expect(stderr).toContain('test is successful');
  expect(stderr).not.toContain('[warn]');
  await folder.remove();
});
