import type { Mode } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';

/** Whom someone hopes to meet, and how. */
export interface Wishes {
  mode: Mode;
  interests: string[];
  languages: string[];
}

export const modes = ['text', 'voice', 'video'] as const satisfies Mode[];

export const noWishes: Wishes = { mode: 'text', interests: [], languages: [] };

/** One topic as it will be compared: trimmed, lower case, no longer than allowed; empty when nothing is left. */
export function cleanTopic(topic: string): string {
  const words = topic
    .normalize('NFKC')
    .replace(/[\s,]+/g, ' ')
    .trim()
    .toLowerCase();
  return [...words].slice(0, limits.interestLength).join('').trim();
}

export function addTopic(interests: string[], topic: string): string[] {
  const clean = cleanTopic(topic);
  if (clean === '' || interests.includes(clean) || interests.length >= limits.interests) return interests;
  return [...interests, clean];
}

export function addLanguage(languages: string[], code: string): string[] {
  if (code === '' || languages.includes(code) || languages.length >= limits.languages) return languages;
  return [...languages, code];
}

/** The same with one wish fewer: topics go first, then languages; undefined when nothing narrows the search. */
export function widen(wishes: Wishes): Wishes | undefined {
  if (wishes.interests.length > 0) return { ...wishes, interests: [] };
  return wishes.languages.length > 0 ? { ...wishes, languages: [] } : undefined;
}

/** The languages of a browser's list, without regions and repeats. */
export function baseLanguages(tags: readonly string[]): string[] {
  const bases = tags.map((tag) => (tag.split('-')[0] ?? tag).toLowerCase());
  return [...new Set(bases)].slice(0, limits.languages);
}

export function reviveWishes(found: unknown): Wishes | undefined {
  if (typeof found !== 'object' || found === null) return undefined;
  const { mode, interests, languages } = found as Record<string, unknown>;
  const known = modes.find((each) => each === mode);
  return known && isStrings(interests) && isStrings(languages)
    ? {
        mode: known,
        interests: interests.slice(0, limits.interests),
        languages: languages.slice(0, limits.languages),
      }
    : undefined;
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
