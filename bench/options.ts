import { parseArgs } from 'node:util';
import type { Case } from './case.ts';

export interface Options {
  chosen: Case[];
  rounds: number;
  isQuick: boolean;
  asJson: boolean;
  isWritten: boolean;
}

export class BadOptions extends Error {
  constructor(sentence: string, cases: Case[]) {
    const names = new Set(
      cases.flatMap(({ name, figures }) => [name, ...figures.map((figure) => figure.name)]),
    );
    super(`${sentence}\n${usage}\nCases: ${[...names].join(', ')}`);
  }
}

const usage = 'Usage: npm run bench -- [--quick] [--case NAME]... [--rounds N] [--json] [--write]';
const usualRounds = 7;

/** Reads the command line; throws `BadOptions` with a sentence, and what there is. */
export function readOptions(args: string[], cases: Case[]): Options {
  const { quick = false, rounds, json = false, write = false, case: names = [] } = parse(args, cases);
  const bad = (sentence: string) => new BadOptions(sentence, cases);
  const unknown = names.find((name) => !cases.some((each) => isNamed(each, name)));
  if (unknown !== undefined) throw bad(`There is no case "${unknown}".`);
  const count = Number(rounds ?? (quick ? 3 : usualRounds));
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw bad('--rounds must be a whole number from 1 to 100.');
  if (write && (quick || names.length > 0 || count < usualRounds)) {
    throw bad(`--write takes a complete run: without --quick and --case, of at least ${usualRounds} rounds.`);
  }
  const isChosen = (each: Case) => names.some((name) => isNamed(each, name));
  return {
    chosen: names.length > 0 ? cases.filter(isChosen) : cases.filter(({ isQuick }) => isQuick || !quick),
    rounds: count,
    isQuick: quick,
    asJson: json,
    isWritten: write,
  };
}

/** A case can be called by its own name, or by that of one of its figures. */
function isNamed({ name, figures }: Case, wanted: string): boolean {
  return name === wanted || figures.some((figure) => figure.name === wanted);
}

function parse(args: string[], cases: Case[]) {
  const flag = { type: 'boolean' } as const;
  const text = { type: 'string' } as const;
  const options = {
    quick: flag,
    json: flag,
    write: flag,
    rounds: text,
    case: { ...text, multiple: true },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new BadOptions(error instanceof Error ? error.message : `${error}`, cases);
  }
}
