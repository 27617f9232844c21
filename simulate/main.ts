import { writeFile } from 'node:fs/promises';
import { startRedis } from '../ops/local/start-redis.ts';
import { fail } from '../scripts/fail.ts';
import { onStop } from '../scripts/on-stop.ts';
import { RedisLink } from '../server/redis/link.ts';
import { chart } from './chart.ts';
import { type Options, readOptions } from './options.ts';
import { report } from './report.ts';
import { simulate } from './simulate.ts';
import { waitingMemory } from './waiting-memory.ts';

const mostMeasured = 20_000;

async function run(options: Options): Promise<void> {
  const redis = await startRedis({ args: ['--appendonly', 'no'] });
  onStop(() => redis.close());
  // All of a step is asked for at once, so that much of it waits for its turn.
  const link = new RedisLink({ url: redis.url, deadlineMs: 30_000 });
  try {
    if (!(await link.connect(5000))) throw new Error('The Redis of the simulation does not answer.');
    const startedAt = performance.now();
    const bytesWaiting = await waitingMemory(link, Math.min(options.people, mostMeasured));
    const outcome = await simulate(link, options);
    const took = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(report({ ...outcome, bytesWaiting }));
    console.log(`\n${options.minutes} minutes of simulated time took ${took} s; seed ${options.seed}.`);
    if (options.chart) await writeFile(options.chart, chart(outcome.census));
  } finally {
    link.close();
    await redis.close();
  }
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  fail(error);
}
