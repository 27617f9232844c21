import { startCluster } from './start-cluster.ts';

/** Playwright's global set-up: three nodes behind nginx, with the page as it was last built. */
// biome-ignore lint/style/noDefaultExport: Playwright takes a global set-up by its default export only.
export default async function clusterForE2e(): Promise<() => Promise<void>> {
  const cluster = await startCluster({ nodes: 3 });
  process.env.CLUSTER_URL = cluster.url;
  return () => cluster.close();
}
