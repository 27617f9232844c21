import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../ops/local/temporary-folder.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [main, ...args], { env: { ...process.env, TMPDIR: folder.path, ...env } });
}

async function run(args: string[], env?: Record<string, string>) {
  const child = start(args, env);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', (data) => {
      said[stream] += data;
    });
  }
  const [code] = await once(child, 'close');
  return { code, ...said };
}

/** Each system that runs has its folder. */
function systems(): Promise<string[]> {
  return readdir(folder.path);
}

it('measures a case, tells it as JSON in its last line, and leaves nothing behind', async () => {
  const { code, stdout, stderr } = await run(['--case', 'P17a', '--quick', '--rounds', '1', '--json']);
  expect(code, stderr).toBe(0);
  const { cases } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(cases).toEqual([
    expect.objectContaining({
      name: 'P17a',
      better: 'lower',
      goal: 5,
      unit: 'ms',
      ratio: expect.any(Number),
    }),
  ]);
  expect(await systems()).toEqual([]);
});

it('ends what it has started when it is told to stop', async () => {
  const child = start(['--case', 'P17a', '--rounds', '100']);
  await expect.poll(async () => (await systems()).length, { timeout: 20_000 }).toBeGreaterThan(1);
  child.kill('SIGTERM');
  const [code] = await once(child, 'close');
  expect(code).toBe(143);
  expect(await systems()).toEqual([]);
});

it('says in one sentence which case there is not, and then which there are', async () => {
  const { code, stderr } = await run(['--case', 'P99']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^There is no case "P99"\.\nUsage: .*\nCases: P1, .*\n$/);
});

it('says in one sentence that there is no Redis', async () => {
  const { code, stderr } = await run(['--quick'], { PATH: '/nowhere' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^[^\n]*redis-server[^\n]*\n$/);
});
