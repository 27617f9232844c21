import { parseArgs } from 'node:util';
import { type Conditions, type Outcome, talkThroughFaults } from './conversations.ts';
import { type Fault, faults } from './faults.ts';
import { Unsettled } from './unsettled.ts';

const usage = `Usage: npm run chaos -- [--minutes N] [--seed N] [--messages N] [--clients N] [--nodes N] [--fault NAME]...
Faults: ${faults.map(({ name }) => name).join(', ')}`;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function read() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        minutes: text,
        seed: text,
        messages: text,
        clients: text,
        nodes: text,
        fault: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function numberOf(name: string, given: string | undefined, usual: number): number {
  const value = Number(given ?? usual);
  if (!(value > 0)) fail(`--${name} must be a number above 0.`);
  return value;
}

function faultNamed(name: string): Fault {
  return faults.find((fault) => fault.name === name) ?? fail(`There is no fault ${name}.\n${usage}`);
}

function print({ checks, happened, caughtUpMs, settledMs }: Outcome): void {
  const percentile = (part: number) =>
    caughtUpMs[Math.floor((caughtUpMs.length - 1) * part)]?.toFixed(0) ?? '-';
  console.log(`| promise | breaches |\n| --- | ---: |`);
  for (const { name, promise, faults } of checks) console.log(`| ${name} ${promise} | ${faults.length} |`);
  console.log(
    `\nFaults: ${Object.entries(happened)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ')}.`,
  );
  console.log(
    `Caught up after ${caughtUpMs.length} reconnects: p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms.`,
  );
  console.log(`At rest ${(settledMs / 1000).toFixed(1)} s after the last fault.`);
  for (const fault of checks.flatMap((check) => check.faults).slice(0, 20)) console.log(fault);
}

/** Answers whether all was kept; what was not is printed. */
async function run(conditions: Conditions): Promise<boolean> {
  try {
    const outcome = await talkThroughFaults(conditions);
    print(outcome);
    return outcome.checks.every(({ faults }) => faults.length === 0);
  } catch (error) {
    // What nobody foresaw keeps its stack.
    console.error(error instanceof Unsettled ? error.message : error);
    return false;
  }
}

function commandOf({ seed, forMs, messages, clients, nodes, chosen }: Conditions): string {
  const numbers = { seed, minutes: forMs / 60_000, messages, clients, nodes };
  const options = Object.entries(numbers).map(([name, value]) => `--${name} ${value}`);
  const named = chosen === faults ? [] : chosen.map(({ name }) => `--fault "${name}"`);
  return ['npm run chaos --', ...options, ...named].join(' ');
}

const given = read();
const seed = numberOf('seed', given.seed, Date.now() % 1e9);
const forMs = numberOf('minutes', given.minutes, 1) * 60_000;
const messages = numberOf('messages', given.messages, Math.round(forMs / 3));
const clients = numberOf('clients', given.clients, 12);
const nodes = numberOf('nodes', given.nodes, 3);
const chosen = given.fault?.map(faultNamed) ?? faults;

console.log(
  `Seed ${seed}: ${messages} messages of ${clients} clients on ${nodes} nodes in ${forMs / 60_000} min.`,
);
const conditions = { seed, nodes, clients, messages, forMs, chosen };
if (!(await run(conditions))) {
  console.error(`\nTo run it again: ${commandOf(conditions)}`);
  process.exitCode = 1;
}
