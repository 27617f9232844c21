import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'secret-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('nodes that start at once agree on one secret, and leave nothing else behind', async () => {
  const dataDir = join(folder, 'deep', 'data');
  const script = `
    import { keptSecret } from ${JSON.stringify(new URL('./kept-secret.ts', import.meta.url))};
    process.stdout.write(keptSecret(${JSON.stringify(dataDir)}));
  `;
  const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  const nodes = await Promise.all(Array.from({ length: 6 }, start));
  const secrets = new Set(nodes.map(({ stdout }) => stdout));
  expect(secrets.size).toBe(1);
  expect([...secrets][0]?.length).toBeGreaterThanOrEqual(32);
  expect(readdirSync(dataDir)).toEqual(['jwt-secret']);
});

test('a place where none can be kept ends the start with one clear line', async () => {
  const main = new URL('../main.ts', import.meta.url).pathname;
  const env = { ...process.env, NODE_ENV: '', JWT_SECRET: '', DATA_DIR: '/proc/nope/data' };
  const started = promisify(execFile)(process.execPath, [main], { env, timeout: 60_000 });
  await expect(started).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^DATA_DIR is "\/proc\/nope\/data": no secret can be kept there \(.+\)\.\n$/,
    ),
  });
}, 65_000);
