import { beforeAll, beforeEach, vi } from 'vitest';
import { type LocalRedis, startRedis } from '../../ops/local/start-redis.ts';
import { RedisLink } from '../redis/link.ts';

export interface OwnRedis {
  readonly server: LocalRedis;
  readonly link: RedisLink;
  /** Another link to it, for as long as it is there. */
  connect: () => Promise<RedisLink>;
  empty: () => Promise<unknown>;
}

/** As long as an answer may take where several test files share the cores. */
const busyMachineMs = 2000;

/**
 * A Redis for the tests of this file or block, or for each of them, which finds it empty; there in hooks and tests.
 * `args` are redis-server's.
 */
export function ownRedis(of: 'block' | 'test' = 'block', args: string[] = []): OwnRedis {
  let server: LocalRedis;
  const links: RedisLink[] = [];
  let link: RedisLink;

  async function connect(): Promise<RedisLink> {
    const added = new RedisLink({ url: server.url, deadlineMs: busyMachineMs });
    links.push(added);
    await added.connect(5000);
    return added;
  }
  // A test may leave it while the link has not come back yet.
  const empty = () => vi.waitFor(() => link.call((client) => client.flushAll()), { timeout: 5000 });

  const before = of === 'block' ? beforeAll : beforeEach;
  before(async () => {
    server = await startRedis({ args });
    link = await connect();
    return async () => {
      for (const each of links.splice(0)) each.close();
      await server.close();
    };
  });
  if (of === 'block') beforeEach(empty);

  return {
    get server() {
      return server;
    },
    get link() {
      return link;
    },
    connect,
    empty,
  };
}
