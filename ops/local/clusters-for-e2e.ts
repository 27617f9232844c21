import type { FullConfig } from '@playwright/test';
import { startCluster } from './start-cluster.ts';

/**
 * Playwright's global set-up: for each worker three nodes behind nginx, with the page as it was last built.
 * Strangers of tests that run at the same time would meet in one.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes a global set-up by its default export only.
export default async function clustersForE2e({ workers }: FullConfig): Promise<() => Promise<void>> {
  const starting = Array.from({ length: workers }, () => startCluster({ nodes: 3 }));
  const clusters = await Promise.all(starting);
  process.env.CLUSTER_URLS = clusters.map(({ url }) => url).join(' ');
  return async () => {
    await Promise.all(clusters.map((cluster) => cluster.close()));
  };
}
