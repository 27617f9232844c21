import { parseArgs } from 'node:util';

export interface Options {
  people: number;
  minutes: number;
  seed: number;
  /** Where the chart is written to, if it is. */
  chart: string | undefined;
}

export class BadOptions extends Error {}

const usage = 'Usage: npm run simulate -- [--people N] [--minutes N] [--seed N] [--chart FILE.svg]';

/** Reads the command line; throws `BadOptions` with a sentence that says what there is. */
export function readOptions(args: string[]): Options {
  const { people, minutes, seed, chart } = parse(args);
  return {
    people: wholeNumber('people', people ?? '20000', 10, 1_000_000),
    minutes: wholeNumber('minutes', minutes ?? '60', 1, 1440),
    seed: wholeNumber('seed', seed ?? '1', 0, 2 ** 32 - 1),
    chart,
  };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { people: text, minutes: text, seed: text, chart: text } }).values;
  } catch (error) {
    throw new BadOptions(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function wholeNumber(name: string, given: string, least: number, most: number): number {
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  const range = `${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
  throw new BadOptions(`--${name} must be a whole number from ${range}.`);
}
