import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../local/free-port.ts';
import { isAnswering } from '../local/is-answering.ts';
import { type Daemon, startDaemon } from '../local/start-daemon.ts';
import { type TemporaryFolder, temporaryFolder } from '../local/temporary-folder.ts';
import { type EchoNode, startEcho } from './start-echo.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
let image: TemporaryFolder;
let url: string;
let nodes: EchoNode[];
let container: Daemon;

beforeEach(async () => {
  image = await temporaryFolder();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  await layOutImage(port);
  const first = await startEcho('127-0-0-1');
  nodes = [first, await startEcho('127-0-0-2', first.port, '127.0.0.2')];
  await nameInDns(['127.0.0.1']);
  container = await startDaemon({
    name: 'entry.sh',
    command: join(image.path, 'ops/nginx/entry.sh'),
    args: ['server', `${first.port}`],
    env: { PATH: `${image.path}/bin:${process.env.PATH}`, RUN_DIR: join(image.path, 'run') },
    logPath: join(image.path, 'log'),
    isReady: () => isAnswering(`${url}/health`),
  });
});

afterEach(async () => {
  await container.kill('SIGTERM');
  for (const node of nodes) node.close();
  await image.remove();
});

test("nginx in its container follows the nodes in Docker's DNS", async () => {
  expect(await nodeOf('127-0-0-2.x')).toBe('127-0-0-1');
  await nameInDns(['127.0.0.2', '127.0.0.1']);
  await expect.poll(() => nodeOf('127-0-0-2.x'), { timeout: 10_000 }).toBe('127-0-0-2');
  expect(await nodeOf('127-0-0-1.x')).toBe('127-0-0-1');
});

async function nodeOf(sid: string): Promise<unknown> {
  const response = await fetch(`${url}/socket.io/?EIO=4&transport=polling&sid=${sid}`);
  return ((await response.json()) as { node: unknown }).node;
}

async function layOutImage(port: number): Promise<void> {
  await mkdir(join(image.path, 'ops/nginx'), { recursive: true });
  for (const folder of ['html', 'run', 'bin']) await mkdir(join(image.path, folder));
  for (const file of ['nginx.conf', 'ops/nginx/entry.sh', 'ops/nginx/nodes.sh', 'ops/nginx/limits.conf']) {
    await copyFile(join(project, file), join(image.path, file));
  }
  await writeFile(join(image.path, 'ops/nginx/listen.conf'), `listen 127.0.0.1:${port};\n`);
  const getent = `#!/bin/sh
while read -r address; do echo "$address STREAM $2"; echo "$address DGRAM"; done <"${image.path}/dns"
`;
  await writeFile(join(image.path, 'bin/getent'), getent, { mode: 0o755 });
}

async function nameInDns(addresses: string[]): Promise<void> {
  await writeFile(join(image.path, 'dns'), addresses.map((address) => `${address}\n`).join(''));
}
