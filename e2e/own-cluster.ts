import { type Cluster, startCluster } from '../ops/local/start-cluster.ts';
import { test as peopleTest } from './people.ts';

/** For those who break things: each test has a cluster of its own, and its people go there. */
export const test = peopleTest.extend<{ cluster: Cluster }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  async cluster({}, use) {
    // Long enough for a machine that has much else to do.
    const cluster = await startCluster({ nodes: 3, env: { RESUME_GRACE_MS: '60000' } });
    await use(cluster);
    await cluster.close();
  },

  async baseURL({ cluster }, use) {
    await use(cluster.url);
  },
});
