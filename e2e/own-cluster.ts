import { type Cluster, startCluster } from '../ops/local/start-cluster.ts';
import { test as peopleTest } from './people.ts';

interface Fixtures {
  cluster: Cluster;
  /** Settings of the nodes, beside those of every test. */
  nodeSettings: Record<string, string>;
}

/** For those who break things: each test has a cluster of its own, and its people go there. */
export const test = peopleTest.extend<Fixtures>({
  nodeSettings: [{}, { option: true }],

  async cluster({ nodeSettings }, use) {
    // Long enough for a machine that has much else to do.
    const cluster = await startCluster({ nodes: 3, env: { RESUME_GRACE_MS: '60000', ...nodeSettings } });
    await use(cluster);
    await cluster.close();
  },

  async baseURL({ cluster }, use) {
    await use(cluster.url);
  },
});
