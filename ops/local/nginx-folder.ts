import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Upstream {
  name: string;
  port: number;
}

/** Lays out the folder that nginx.conf expects to run in. `listen` and `limits` are what the files of that name hold. */
export async function layOutNginxFolder(
  folder: string,
  settings: { nodes: Upstream[]; clientDir: string; listen: string; limits: string },
): Promise<void> {
  await copyFile(join(project, 'nginx.conf'), join(folder, 'nginx.conf'));
  await writeFile(join(folder, 'listen.conf'), settings.listen);
  await writeFile(join(folder, 'limits.conf'), settings.limits);
  const html = join(folder, 'html');
  if (!existsSync(html)) await symlink(resolve(settings.clientDir), html);
  await writeNodes(folder, settings.nodes);
}

/** Writes nodes.conf at once, never half of it. */
export async function writeNodes(folder: string, nodes: Upstream[]): Promise<void> {
  const args = nodes.map(({ name, port }) => `${name}=127.0.0.1:${port}`);
  const lines = execFileSync('sh', [join(project, 'ops/nginx/nodes.sh'), ...args]);
  await writeFile(join(folder, 'nodes.conf.new'), lines);
  await rename(join(folder, 'nodes.conf.new'), join(folder, 'nodes.conf'));
}

/** nginx's arguments to run in that folder. */
export function nginxArguments(folder: string): string[] {
  const args = ['-e', 'stderr', '-p', folder, '-c', join(folder, 'nginx.conf')];
  // Workers of root's nginx run as nobody otherwise, who may not enter the temporary folder.
  return process.getuid?.() === 0 ? [...args, '-g', 'user root;'] : args;
}
