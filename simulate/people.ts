import type { Mode } from '../shared/events.ts';
import type { Draw } from './draw.ts';

/** How somebody behaves. */
export interface Character {
  userId: string;
  mode: Mode;
  interests: string[];
  languages: string[];
  /** By what their waits are told apart. */
  groups: string[];
  /** Presses Next after seconds, unless the other one is special. */
  isRestless: boolean;
  /** How long a search may take before it is given up. */
  patienceMs: number;
}

const modes: [Mode, number][] = [
  ['text', 60],
  ['video', 28],
  ['voice', 12],
];
const topics = 2000;
/** Of so many topics somebody else who waits has one, at most times. */
const common = 50;
const languages: [string[], number][] = [
  [[], 25],
  [['en'], 40],
  [['es'], 8],
  [['en', 'es'], 5],
  [['de'], 6],
  [['fr'], 6],
  [['pt'], 5],
  [['en', 'de'], 3],
  [['ja'], 1.5],
  [['is'], 0.5],
];

/** `number` tells them apart. */
export function newCharacter(draw: Draw, number: number): Character {
  const mode = draw.weighted(modes);
  const spoken = draw.weighted(languages);
  const ranks = draw.chance(0.55) ? [] : Array.from({ length: 1 + draw.zipf(5) }, () => draw.zipf(topics));
  return {
    userId: `${Math.floor(draw.next() * 2 ** 32).toString(16)}-${number}`,
    mode,
    interests: [...new Set(ranks)].map((rank) => `topic ${rank}`),
    languages: spoken,
    groups: [mode, interestGroup(ranks), languageGroup(spoken)],
    isRestless: draw.chance(0.35),
    patienceMs: 5000 + draw.exponential(180_000),
  };
}

/** How long a talk seems worth it to one side: seconds to the restless, a heavy tail up to an hour to the others. */
export function staysFor({ isRestless }: Character, draw: Draw): number {
  if (isRestless && draw.chance(0.8)) return 1000 + draw.exponential(8000);
  return Math.min(3_600_000, 2000 + draw.logNormal(120_000, 1.2));
}

function interestGroup(ranks: number[]): string {
  if (ranks.length === 0) return 'no interests';
  return ranks.some((rank) => rank < common) ? 'common interests' : 'rare interests';
}

function languageGroup(spoken: string[]): string {
  if (spoken.length === 0) return 'any language';
  if (spoken.includes('en')) return 'English';
  return spoken.includes('is') || spoken.includes('ja') ? 'rare languages' : 'other languages';
}
