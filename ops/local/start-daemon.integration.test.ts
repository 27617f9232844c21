import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DaemonFailed } from './daemon-failed.ts';
import { startDaemon } from './start-daemon.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

let folder: TemporaryFolder;
let failures: DaemonFailed[];

beforeEach(async () => {
  folder = await temporaryFolder();
  failures = [];
});

afterEach(() => folder.remove());

test('tells of a process that ends by itself, with its last lines', async () => {
  const daemon = await start('console.log("out of paper"); setTimeout(() => process.exit(3), 200)');
  await expect.poll(() => failures.length).toBe(1);
  expect(failures[0]?.message).toBe('printer ended by itself (exit code 3). Its last lines:\nout of paper');
  await daemon.kill();
});

test('does not tell of a process that was ended', async () => {
  const daemon = await start(forever);
  await daemon.kill('SIGTERM');
  expect(daemon.process.signalCode).toBe('SIGTERM');
  expect(failures).toEqual([]);
});

test('ends a process that does not want to', async () => {
  const daemon = await start(`process.on('SIGTERM', () => {}); ${forever}; console.log('ready')`, () =>
    readFileSync(join(folder.path, 'log'), 'utf8').includes('ready'),
  );
  await daemon.kill('SIGTERM', 100);
  expect(daemon.process.signalCode).toBe('SIGKILL');
});

test('refuses a process that ends before it is ready, or is never ready', async () => {
  await expect(start('throw new Error("no ink")', () => false)).rejects.toThrow('no ink');
  await expect(start(forever, () => false)).rejects.toThrow('printer was not ready in time.');
  expect(failures).toEqual([]);
});

test('refuses a command that is not there', async () => {
  const options = { args: [], logPath: join(folder.path, 'log'), isReady: () => false };
  await expect(startDaemon({ name: 'printer', command: '/no/printer', ...options })).rejects.toThrow(
    DaemonFailed,
  );
});

const forever = 'setInterval(() => {}, 1000)';

function start(script: string, isReady = () => true) {
  return startDaemon({
    name: 'printer',
    command: process.execPath,
    args: ['-e', script],
    logPath: join(folder.path, 'log'),
    isReady,
    readyWithinMs: 1_000,
    onFailure: (failure) => failures.push(failure),
  });
}
