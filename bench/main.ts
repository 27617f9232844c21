import { cpus, totalmem } from 'node:os';
import { isMet, type Result } from './case.ts';
import { cases } from './cases.ts';
import { pin } from './cpu.ts';
import { BadOptions, type Options, readOptions } from './options.ts';
import { tableOf } from './report.ts';
import { writePage } from './write-page.ts';

const loadCore = 1;

/** Runs the cases one after the other, and says how far it is on stderr. */
async function run({ chosen, rounds, isQuick }: Options): Promise<{ results: Result[]; failed: string[] }> {
  const results: Result[] = [];
  const failed: string[] = [];
  for (const each of chosen) {
    const startedAt = performance.now();
    try {
      results.push(...(await each.run({ rounds, isQuick })));
      console.error(`${each.name} ${each.title}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    } catch (error) {
      failed.push(each.name);
      console.error(`${each.name} failed: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { results, failed };
}

try {
  const options = readOptions(process.argv.slice(2), cases);
  if (cpus().length < 2 || !pin(process.pid, loadCore)) {
    console.error('Servers and load share their cores here: read the ratios with care.');
  }
  const { results, failed } = await run(options);
  const shape = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(`${tableOf(results)}\n\n${shape}; ${options.rounds} rounds.`);
  const busy = results.filter(({ dropped }) => dropped * 3 > options.rounds);
  if (busy.length > 0)
    console.log(`Inconclusive, for the machine was busy: ${busy.map(({ name }) => name).join(', ')}.`);
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  if (options.isWritten) await writePage(results, shape, options.rounds);
  if (options.asJson) {
    const told = results.map((result) => ({ ...result, isMet: isMet(result) }));
    console.log(JSON.stringify({ cases: told, failed }));
  }
  process.exitCode = failed.length > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof BadOptions)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
