import { isPortFree } from '../ops/local/is-port-free.ts';
import { startCluster } from '../ops/local/start-cluster.ts';
import { buildClient } from './build-client.ts';
import { clusterOptions } from './cluster-options.ts';
import { fail } from './fail.ts';
import { onStop } from './on-stop.ts';

const options = clusterOptions(process.argv.slice(2));
if (options.kind === 'mistake') fail(options.message);
const { nodes, port } = options;
if (!(await isPortFree(port))) fail(`Port ${port} is in use. Choose another with --port.`);

const onFailure = (failure: Error) => console.error(failure.message);
const starting = buildClient().then(() => startCluster({ nodes, port, env: settings(), onFailure }));
onStop(async () => {
  const cluster = await starting;
  await cluster.close();
});
await starting.catch(fail);
console.log(`Aleatoria is open at http://localhost:${port}: nginx, ${nodes} nodes, Redis. Ctrl-C ends them.`);

/** The settings of this shell, but for those that make the cluster. */
function settings(): Record<string, string> {
  const own = /^(NODE_|REDIS_|VALKEY_)|^(PORT|HOST|METRICS_PORT|CLIENT_DIR|TRUSTED_PROXIES)$/;
  const entries = Object.entries(process.env).map(([name, value]) => [name, value ?? ''] as const);
  return Object.fromEntries(entries.filter(([name]) => !own.test(name)));
}
