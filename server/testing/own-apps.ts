import { afterEach, beforeAll } from 'vitest';
import { type StartedApps, startApps } from './start-apps.ts';

export type OwnApps = Pick<StartedApps, 'url' | 'connect'>;

/**
 * Nodes as of `startApps` for the tests of this file or block, there in hooks and tests; whoever connected leaves
 * after each test.
 */
export function ownApps(nodes: number, environment: Record<string, string> = {}): OwnApps {
  let apps: StartedApps;

  beforeAll(async () => {
    apps = await startApps(nodes, environment);
    return apps.close;
  });
  afterEach(() => apps.leave());

  return {
    url: (place) => apps.url(place),
    connect: (place, options) => apps.connect(place, options),
  };
}
