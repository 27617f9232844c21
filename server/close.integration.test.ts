import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { type LocalRedis, startRedis } from '../ops/local/start-redis.ts';
import { testSecret } from './testing/start-app.ts';

const program = `
  const [{ createApp }, { readConfig }, { newLog }] = await Promise.all(
    ['app', 'config', 'log'].map((name) => import(new URL(name + '.ts', process.argv[1]).href)),
  );
  const app = await createApp(readConfig(process.env), newLog('fatal', 'n1'));
  await app.close();
`;
let redis: LocalRedis | undefined;

afterEach(() => redis?.close());

it.each(['in memory', 'of a cluster'])(
  'a node %s that has closed holds its process no longer',
  async (kind) => {
    redis = kind === 'in memory' ? undefined : await startRedis();
    const env = {
      PATH: process.env.PATH,
      PORT: '0',
      HOST: '127.0.0.1',
      JWT_SECRET: testSecret,
      ...(redis && { REDIS_URL: redis.url }),
    };
    const args = ['--input-type=module', '--eval', program, import.meta.url];
    const child = spawn(process.execPath, args, { env, stdio: 'inherit', timeout: 15_000 });
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
