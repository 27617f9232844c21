import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a log line says which node and when, and never what is private', async () => {
  const script = `
    import { newLog } from ${JSON.stringify(new URL('./log.ts', import.meta.url))};
    const log = newLog('info', 'n1');
    log.debug('not worth it');
    log.info({ token: 'private', request: { headers: 'private', deep: { text: 'private' } }, count: 3 }, 'open');
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    node: 'n1',
    request: { deep: {} },
    count: 3,
    msg: 'open',
  });
});
