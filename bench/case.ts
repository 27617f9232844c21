import type { Recipe } from './recipe.ts';
import type { Slice } from './slice.ts';
import type { System } from './system.ts';

/** What a case finds out, and what that should be. */
export interface Figure {
  name: string;
  title: string;
  better: 'higher' | 'lower';
  /** Null for what others pay. */
  goal: number | null;
  /** What the figure is, or the ratio of. */
  unit: string;
  /** What must not happen at all: not the median but the worst round is told. */
  isCount?: boolean;
}

/** A figure that should be small. */
export function small(name: string, title: string, goal: number, unit: string): Figure {
  return { name, title, goal, unit, better: 'lower' };
}

export interface Round {
  /** By the name of the figure. */
  ratios: Record<string, number>;
  /** What was paid, by whom. */
  slices?: Record<string, Slice>;
  /** Further figures, by what they are. */
  further?: Record<string, number>;
}

export interface Conditions {
  isQuick: boolean;
  /** How long one slice of load is. */
  sliceMs: number;
  /** Starts a system that no other case uses; it ends with the case. */
  start: (recipe: Recipe) => Promise<System>;
  /** Ends something else with the case. */
  keep: <Thing extends { close: () => Promise<void> }>(starting: Promise<Thing>) => Promise<Thing>;
  /** Builds the page, if no case before has done so. */
  build: () => Promise<void>;
}

export interface Opened {
  measure: () => Promise<Round>;
  /** Takes back what the systems would otherwise carry on into the next case. */
  end?: () => void;
}

/** Something to be measured: data, and one function that measures a round. */
export interface Case<Names extends string = string> {
  name: string;
  figures: Figure[];
  /** Whether `--quick` runs it. */
  isQuick?: boolean;
  /** Where more rounds would only say the same. */
  mostRounds?: number;
  /** What it is measured on; cases with the same recipe share one system. */
  systems: Record<Names, Recipe>;
  open(systems: Record<Names, System>, conditions: Conditions): Promise<Opened>;
}

/** Keeps the names of the systems for the compiler. */
export function newCase<Names extends string>(described: Case<Names>): Case {
  return described;
}
