import { cpus } from 'node:os';
import { requireProgram } from '../ops/local/require-program.ts';
import { fail } from '../scripts/fail.ts';
import { cases } from './cases.ts';
import { loadCore, pin } from './cpu.ts';
import { endWith } from './end-with.ts';
import { machine } from './machine.ts';
import { type Options, readOptions } from './options.ts';
import { report } from './report.ts';
import type { Result } from './result.ts';
import { runCases } from './run-cases.ts';
import { Systems } from './systems.ts';
import { writePage } from './write-page.ts';

function read(): Options {
  try {
    const options = readOptions(process.argv.slice(2), cases);
    requireProgram('redis-server');
    return options;
  } catch (error) {
    return fail(error);
  }
}

/** NaN, for what could not be measured, is null in JSON. */
function jsonOf(results: Result[]): string {
  return JSON.stringify({ cases: results.filter(({ goal }) => goal !== null) });
}

async function main(options: Options, systems: Systems): Promise<void> {
  const results = await runCases(options, systems);
  // Whoever has stopped it ends it.
  if (systems.isOver) return;
  await systems.close();
  console.log(`${report(results)}\n\n${machine()}; ${options.rounds} rounds.`);
  if (results.some(({ isInconclusive }) => isInconclusive))
    console.log('The machine was busy: run it again.');
  if (options.isWritten) await writePage(results, machine(), options.rounds);
  if (options.asJson) console.log(jsonOf(results));
  // Connections that nobody has closed would keep it running.
  process.exit(results.some(({ failure }) => failure !== undefined) ? 1 : 0);
}

const options = read();
if (cpus().length < 2 || !pin(process.pid, loadCore)) {
  console.error('Servers and load share their cores here: read the ratios with care.');
}
const systems = new Systems();
endWith(systems);
await main(options, systems);
