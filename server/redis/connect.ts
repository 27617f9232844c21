import type { Logger } from 'pino';
import { RedisLink } from './link.ts';

const withinMs = 2000;

/** The link of a node. Without Redis in reach it comes all the same, and goes on trying. */
export async function connect(url: string, deadlineMs: number, log: Logger): Promise<RedisLink> {
  const link = new RedisLink({ url, deadlineMs });
  if (!(await link.connect(withinMs))) {
    const { host } = new URL(url);
    log.error(`Redis at ${host} cannot be reached. This node runs on its own for now, and goes on trying.`);
  }
  link.on('down', () => log.warn('Redis is away'));
  link.on('up', () => log.warn('Redis is back'));
  return link;
}
