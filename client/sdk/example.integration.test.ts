import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { startApp } from '../../server/testing/start-app.ts';

const example = new URL('example.ts', import.meta.url);

it('is the one in the README', async () => {
  const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');
  expect(readme).toContain(await readFile(example, 'utf8'));
});

it('says what it is told to, shows what is said, and ends when it is asked to', async () => {
  const app = await startApp();
  const run = (...words: string[]) => spawn('node', [example.pathname, app.url, 'tea', ...words]);
  const first = run('Good', 'evening');
  const lines = createInterface(first.stdout);
  expect((await once(lines, 'line'))[0]).toMatch(/^\w+ \w+: Good evening$/);
  const second = run('And', 'to you');
  expect((await once(lines, 'line'))[0]).toMatch(/: And to you$/);
  for (const each of [first, second]) {
    each.kill('SIGINT');
    expect(await once(each, 'exit')).toEqual([0, null]);
  }
  await app.close();
});
