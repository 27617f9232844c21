import { parseArgs } from 'node:util';
import type { Case } from './case.ts';

export interface Options {
  chosen: Case[];
  rounds: number;
  isQuick: boolean;
  asJson: boolean;
  isWritten: boolean;
}

export class BadOptions extends Error {}

const usage = `Usage: npm run bench -- [--quick] [--case NAME]... [--rounds N] [--json] [--write]`;

/** Reads the command line; throws `BadOptions` with a sentence that says what there is. */
export function readOptions(args: string[], cases: Case[]): Options {
  const { quick, rounds, json, write, case: names = [] } = parse(args);
  const unknown = names.find((name) => !cases.some((each) => each.name === name));
  if (unknown !== undefined) {
    throw new BadOptions(
      `There is no case ${unknown}. There are ${cases.map(({ name }) => name).join(', ')}.`,
    );
  }
  const count = Number(rounds ?? (quick ? 3 : 7));
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new BadOptions('--rounds must be 1 to 100.');
  const isChosen = ({ name, isQuick }: Case) =>
    names.length > 0 ? names.includes(name) : isQuick || quick !== true;
  return {
    chosen: cases.filter(isChosen),
    rounds: count,
    isQuick: quick === true,
    asJson: json === true,
    isWritten: write === true,
  };
}

function parse(args: string[]) {
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        quick: flag,
        json: flag,
        write: flag,
        rounds: { type: 'string' },
        case: { type: 'string', multiple: true },
      },
    });
    return values;
  } catch (error) {
    throw new BadOptions(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
