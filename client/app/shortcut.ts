import { isComposing } from '../ui/is-composing.ts';

export type Shortcut =
  | 'escape'
  | 'microphone'
  | 'camera'
  | 'blur'
  | 'pictureInPicture'
  | 'fullScreen'
  | 'write'
  | 'help'
  | 'nextRegion'
  | 'previousRegion';

const letters: Record<string, Shortcut> = {
  m: 'microphone',
  v: 'camera',
  b: 'blur',
  p: 'pictureInPicture',
  f: 'fullScreen',
  t: 'write',
  '/': 'write',
  '?': 'help',
};

/**
 * What a key means here. Letters mean nothing in a text field; nothing does while words are being composed, nor a
 * key that is held down: Esc would count as pressed twice.
 */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (isComposing(event) || event.repeat || event.defaultPrevented) return undefined;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Escape') return 'escape';
  if (event.key === 'F6') return event.shiftKey ? 'previousRegion' : 'nextRegion';
  return isWriting(event.target) ? undefined : letters[event.key.toLowerCase()];
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
