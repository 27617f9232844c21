import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import { startRedis } from '../../ops/local/start-redis.ts';
import { Person } from './person.ts';
import { startApp } from './start-app.ts';

export interface StartedApps {
  /** The address of a node; places beyond the last begin again with the first. */
  url: (place: number) => string;
  connect: (place?: number, options?: Partial<ManagerOptions & SocketOptions>) => Promise<Person>;
  /** Of the Redis of their own. */
  redisUrl: string | undefined;
  /** Everybody who connected leaves. */
  leave: () => void;
  close: () => Promise<void>;
}

/** Nodes over a Redis of their own, or that of the environment; none means one node in memory. */
export async function startApps(
  nodes: number,
  environment: Record<string, string> = {},
): Promise<StartedApps> {
  const redis = nodes === 0 || environment.REDIS_URL ? undefined : await startRedis();
  const shared = redis ? { REDIS_URL: redis.url, ...environment } : environment;
  const apps = await Promise.all(
    Array.from({ length: Math.max(nodes, 1) }, (_, place) => startApp({ NODE_NAME: `n${place}`, ...shared })),
  );
  const people: Person[] = [];
  const url = (place: number) => apps[place % apps.length]?.url ?? '';
  const leave = () => {
    for (const person of people.splice(0)) person.close();
  };

  return {
    url,
    redisUrl: redis?.url,
    leave,
    async connect(place = 0, options) {
      const person = await Person.connect(url(place), options);
      people.push(person);
      return person;
    },
    async close() {
      leave();
      await Promise.all(apps.map((app) => app.close()));
      await redis?.close();
    },
  };
}
