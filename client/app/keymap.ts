import type { Preferences } from './preferences.ts';

/** What a key that is one letter or sign does, unless another has been chosen for it. */
const letters = {
  write: { key: 't', does: 'Write' },
  microphone: { key: 'm', does: 'Microphone on or off' },
  camera: { key: 'v', does: 'Camera on or off' },
  blur: { key: 'b', does: 'Blur on or off' },
  pictureInPicture: { key: 'p', does: "The stranger's picture in a window of its own" },
  fullScreen: { key: 'f', does: 'Full screen' },
  keep: { key: 'k', does: 'Keep: stay in touch with the stranger, if they want to' },
  help: { key: '?', does: 'Help' },
} as const;

export type LetterAction = keyof typeof letters;

export type Keymap = Record<LetterAction, string>;

export const letterActions = Object.keys(letters) as LetterAction[];

export const doesOf = (action: LetterAction) => letters[action].does;

/** The key of each action: the chosen one where there is one, else ours. */
export function keymapOf(chosen: Preferences['keymap']): Keymap {
  const entries = letterActions.map((action) => [action, keyOf(chosen[action]) ?? letters[action].key]);
  return Object.fromEntries(entries) as Keymap;
}

/** A key that can be chosen: one letter, digit or sign. */
export function keyOf(key: string | undefined): string | undefined {
  const isOne = key !== undefined && [...key].length === 1 && key.trim() !== '';
  return isOne ? key.toLowerCase() : undefined;
}

/** What a letter does; `/` writes as long as nothing else has been chosen for either. */
export function actionOf(keymap: Keymap, key: string): LetterAction | undefined {
  const pressed = key.toLowerCase();
  const action = letterActions.find((each) => keymap[each] === pressed);
  if (action) return action;
  return pressed === '/' && keymap.write === letters.write.key ? 'write' : undefined;
}

/** As it stands on the key. */
export const keyLabel = (key: string) => key.toUpperCase();

/** For `aria-keyshortcuts`: nothing while letters do nothing. */
export function ariaKeyOf(action: LetterAction, { letterKeys, keymap }: Preferences): string | undefined {
  return letterKeys ? keyLabel(keymapOf(keymap)[action]) : undefined;
}
