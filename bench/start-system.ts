import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAnswering } from '../ops/local/is-answering.ts';
import { startNode } from '../ops/local/start-node.ts';
import { startRedis } from '../ops/local/start-redis.ts';
import { type Service, startService } from '../ops/local/start-service.ts';
import type { Recipe } from './recipe.ts';
import { type System, systemOf } from './system.ts';

const withoutFile = ['--appendonly', 'no'];

/** Starts what the recipe says; when a part of it does not start, the others are ended. */
export async function startSystem(recipe: Recipe): Promise<System> {
  const started: Service[] = [];
  const keep = <S extends Service>(service: S) => {
    started.push(service);
    return service;
  };
  try {
    const redis = needsRedis(recipe) ? keep(await startRedis({ args: redisArgsOf(recipe) })) : undefined;
    const env = { ...(recipe.kind === 'ours' && lifted()), ...(redis && { REDIS_URL: redis.url }) };
    const start = async (_: unknown, place: number) => keep(await startOne(recipe.kind, place, env));
    const starting = Array.from({ length: nodesOf(recipe) }, start);
    await Promise.allSettled(starting);
    return systemOf(recipe.kind === 'ours', await Promise.all(starting), redis);
  } catch (error) {
    await Promise.all(started.map((service) => service.close()));
    throw error;
  }
}

function nodesOf(recipe: Recipe): number {
  if (recipe.kind === 'redis') return 0;
  return 'nodes' in recipe ? recipe.nodes : 1;
}

function needsRedis({ kind }: Recipe): boolean {
  return kind === 'ours' || kind === 'adapter' || kind === 'redis';
}

function redisArgsOf(recipe: Recipe): string[] {
  return recipe.kind === 'ours' ? (recipe.redisArgs ?? withoutFile) : withoutFile;
}

function startOne(kind: Recipe['kind'], place: number, env: Record<string, string>): Promise<Service> {
  return kind === 'ours' ? startNode({ name: `n${place}`, env }) : startFloor(kind, env);
}

/** As in production, with the limits lifted by their settings; two who met may meet again at once. */
function lifted() {
  return {
    NODE_ENV: 'production',
    JWT_SECRET: randomBytes(32).toString('hex'),
    RATE_LIMIT_FACTOR: '0',
    MAX_CONNECTIONS_PER_USER: '0',
    RECENT_PARTNER_MINUTES: '0',
  };
}

function startFloor(kind: string, env: Record<string, string>): Promise<Service> {
  const file = kind === 'raw-relay' ? 'raw-relay.ts' : 'relay.ts';
  return startService((port, folder) => ({
    name: kind,
    command: process.execPath,
    args: [fileURLToPath(new URL(`./floors/${file}`, import.meta.url))],
    env: { PORT: `${port}`, ...env },
    logPath: join(folder, 'floor.log'),
    isReady: () => isAnswering(`http://127.0.0.1:${port}/ready`),
  }));
}
