/** One measured figure, and what it should be. */
export interface Result {
  name: string;
  title: string;
  /** The median over the rounds; what it is the ratio of, `unit` says. */
  ratio: number;
  min: number;
  max: number;
  better: 'higher' | 'lower';
  goal: number;
  unit: string;
  /** Rounds in which somebody else used the machine too much to count. */
  dropped: number;
  /** Further figures, as one reads them. */
  detail: Record<string, string>;
}

export interface Case {
  name: string;
  title: string;
  /** Whether `--quick` runs it. */
  isQuick: boolean;
  run: (options: CaseOptions) => Promise<Result[]>;
}

export interface CaseOptions {
  rounds: number;
  isQuick: boolean;
}

type Wanted = Pick<Result, 'name' | 'title' | 'better' | 'goal' | 'unit'>;

/** The result of rounds, of which those on a busy machine do not count unless all of them were. */
export function summarize(
  wanted: Wanted,
  rounds: { ratio: number; foreignCores: number }[],
  detail: Record<string, string>,
): Result {
  const calm = rounds.filter(({ foreignCores }) => foreignCores <= busyFrom);
  const counted = (calm.length > 0 ? calm : rounds).map(({ ratio }) => ratio).sort((a, b) => a - b);
  return {
    ...wanted,
    ratio: medianOf(counted),
    min: counted[0] ?? Number.NaN,
    max: counted.at(-1) ?? Number.NaN,
    dropped: rounds.length - calm.length,
    detail,
  };
}

/** Cores that others use, from which a slice says too little. */
const busyFrom = 0.3;

export function medianOf(sorted: number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

export function percentile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function isMet({ ratio, better, goal }: Result): boolean {
  return better === 'higher' ? ratio >= goal : ratio <= goal;
}
