import { type Keymap, type LetterAction, letterActions } from '../app/keymap.ts';

/** What else this key does already. */
export function takenBy(keymap: Keymap, action: LetterAction, key: string): LetterAction | undefined {
  return letterActions.find((each) => each !== action && keymap[each] === key);
}
