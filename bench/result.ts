import type { Case, Figure, Round } from './case.ts';
import { ascending, medianOf } from './order.ts';
import { type Price, priceOf } from './price.ts';

/** A figure as it was found. */
export interface Result extends Figure {
  /** What is measured together: a case, or where that has one figure only, the figure. */
  case: string;
  /** The median over the rounds, of counts the worst; NaN where the case failed. */
  ratio: number;
  min: number;
  max: number;
  isMet: boolean;
  /** How many rounds there were, and how many do not count: somebody else used the machine. */
  rounds: number;
  dropped: number;
  /** The machine was too busy to say. */
  isInconclusive: boolean;
  /** What one unit has cost, by system. */
  prices: Record<string, Price>;
  further: Record<string, number>;
  /** Why there is no figure. */
  failure?: string;
}

type Measured = Pick<Case, 'name' | 'figures'>;

/** Cores that others use, from which a round says too little. */
const busyFrom = 0.3;

/** What the rounds say; those on a busy machine do not count, unless all of them were. */
export function summarize({ name, figures }: Measured, rounds: Round[]): Result[] {
  const calm = rounds.filter((round) => foreignCoresOf(round) <= busyFrom);
  const counted = calm.length > 0 ? calm : rounds;
  const dropped = rounds.length - calm.length;
  const prices = medians(
    counted.map(({ slices = {} }) => slices),
    priceOf,
  );
  const further = medians(
    counted.map(({ further = {} }) => further),
    medianOf,
  );
  return figures.map((figure) => {
    const ratios = ascending(counted.map(({ ratios }) => ratios[figure.name] ?? Number.NaN));
    const ratio = figure.isCount ? Math.max(...ratios) : medianOf(ratios);
    return {
      ...figure,
      case: figures.length > 1 ? name : figure.name,
      ratio,
      min: ratios[0] ?? Number.NaN,
      max: ratios.at(-1) ?? Number.NaN,
      isMet: isMet(figure, ratio),
      rounds: rounds.length,
      dropped,
      isInconclusive: dropped * 3 >= rounds.length,
      prices,
      further,
    };
  });
}

/** The figures of a case that could not be measured. */
export function failed({ name, figures }: Measured, failure: string): Result[] {
  const nothing = { ratio: Number.NaN, min: Number.NaN, max: Number.NaN, prices: {}, further: {} };
  const counts = { isMet: false, rounds: 0, dropped: 0, isInconclusive: false };
  return figures.map((figure) => ({ ...figure, case: name, ...nothing, ...counts, failure }));
}

function isMet({ better, goal }: Figure, ratio: number): boolean {
  return goal === null || (better === 'higher' ? ratio >= goal : ratio <= goal);
}

function foreignCoresOf({ slices = {} }: Round): number {
  return Math.max(0, ...Object.values(slices).map(({ foreignCores }) => foreignCores));
}

/** For each name that occurs in the rounds, one value of all that it has there. */
function medians<In, Out>(rounds: Record<string, In>[], one: (all: In[]) => Out): Record<string, Out> {
  const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  const allOf = (name: string) => rounds.flatMap((round) => (name in round ? [round[name] as In] : []));
  return Object.fromEntries(names.map((name) => [name, one(allOf(name))]));
}
