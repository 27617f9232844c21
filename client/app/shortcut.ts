import { isComposing } from '../ui/is-composing.ts';
import { actionOf, keymapOf, type LetterAction } from './keymap.ts';
import type { Preferences } from './preferences.ts';

export type Shortcut =
  | LetterAction
  | 'escape'
  | 'nextRegion'
  | 'previousRegion'
  | 'goToRoom'
  | 'previousPlace'
  | 'nextPlace'
  | 'older'
  | 'newest';

/**
 * What a key means here. Letters mean nothing in a text field; nothing does while words are being composed, nor a
 * key that is held down: Esc would count as pressed twice.
 */
export function shortcutOf(event: KeyboardEvent, preferences: Preferences): Shortcut | undefined {
  if (isComposing(event) || event.repeat || event.defaultPrevented) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return commandOf(event);
  return specialOf(event) ?? (isWriting(event.target) ? undefined : letterOf(event, preferences));
}

function commandOf({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Shortcut | undefined {
  if (altKey && !shiftKey && !ctrlKey && !metaKey) return placeKeys[key];
  return key.toLowerCase() === 'k' && !altKey && !shiftKey ? 'goToRoom' : undefined;
}

const placeKeys: Record<string, Shortcut> = { ArrowUp: 'previousPlace', ArrowDown: 'nextPlace' };

function specialOf({ key, shiftKey, target }: KeyboardEvent): Shortcut | undefined {
  // An open list of choices is closed with Esc, and not every browser keeps that key to itself.
  if (key === 'Escape') return target instanceof HTMLSelectElement ? undefined : 'escape';
  if (key === 'F6') return shiftKey ? 'previousRegion' : 'nextRegion';
  if (shiftKey || !isEmptyComposer(target)) return undefined;
  if (key === 'PageUp') return 'older';
  return key === 'End' ? 'newest' : undefined;
}

function letterOf({ key }: KeyboardEvent, { letterKeys, keymap }: Preferences): Shortcut | undefined {
  return letterKeys ? actionOf(keymapOf(keymap), key) : undefined;
}

const textFields =
  'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]';

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(textFields);
}

function isEmptyComposer(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.matches('.composer *') && target.value === '';
}
