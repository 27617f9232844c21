// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { preferences } from './preferences.ts';
import { shortcutOf } from './shortcut.ts';

let set = preferences.peek();
beforeEach(() => {
  set = preferences.peek();
});

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  let shortcut: string | undefined;
  const listen = (event: Event) => {
    shortcut = shortcutOf(event as KeyboardEvent, set);
  };
  document.addEventListener('keydown', listen, { once: true });
  document.body.append(target === document.body ? '' : target);
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  return shortcut;
}

test('knows its keys', () => {
  expect(press('m')).toBe('microphone');
  expect(press('?')).toBe('help');
  expect(press('F6', { shiftKey: true })).toBe('previousRegion');
});

test('leaves letters to the text field, but not Escape', () => {
  const field = document.createElement('textarea');
  expect(press('m', {}, field)).toBeUndefined();
  expect(press('Escape', {}, field)).toBe('escape');
});

test('does nothing while words are being composed', () => {
  expect(press('Escape', { isComposing: true })).toBeUndefined();
});

test("leaves the browser's own shortcuts alone", () => {
  expect(press('t', { ctrlKey: true })).toBeUndefined();
});

test('does nothing with the Enter or Esc that Safari sends after a composition', () => {
  expect(press('Escape', { keyCode: 229 })).toBeUndefined();
});

test('takes a key that is held down for one press', () => {
  expect(press('Escape', { repeat: true })).toBeUndefined();
});

test('does with letters what has been chosen, or nothing where they are switched off', () => {
  set = { ...set, keymap: { microphone: 'q' } };
  expect(press('q')).toBe('microphone');
  expect(press('m')).toBeUndefined();
  set = { ...set, letterKeys: false };
  for (const key of ['q', 't', '/', '?']) expect(press(key)).toBeUndefined();
  expect(press('Escape')).toBe('escape');
  expect(press('F6')).toBe('nextRegion');
});

test('takes letters on a box to be ticked, where nothing is written', () => {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' });
  expect(press('m', {}, box)).toBe('microphone');
});

test('leaves Esc to a list of choices', () => {
  expect(press('Escape', {}, document.createElement('select'))).toBeUndefined();
});

test('goes to a room with Ctrl or Command and K, also from a text field', () => {
  expect(press('k', { ctrlKey: true }, document.createElement('textarea'))).toBe('goToRoom');
  expect(press('k', { metaKey: true })).toBe('goToRoom');
  expect(press('k', { ctrlKey: true, shiftKey: true })).toBeUndefined();
});

test('moves through the messages from the composer while that is empty', () => {
  const composer = Object.assign(document.createElement('form'), { className: 'composer' });
  const field = composer.appendChild(document.createElement('textarea'));
  document.body.append(composer);
  const pressIn = (key: string) => {
    let shortcut: string | undefined;
    field.addEventListener(
      'keydown',
      (event) => {
        shortcut = shortcutOf(event, set);
      },
      { once: true },
    );
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    return shortcut;
  };
  expect(pressIn('PageUp')).toBe('older');
  expect(pressIn('End')).toBe('newest');
  field.value = 'begun';
  expect(pressIn('PageUp')).toBeUndefined();
  expect(pressIn('End')).toBeUndefined();
});

test('goes up and down among rooms with Alt and an arrow, also from a text field', () => {
  const field = document.createElement('textarea');
  expect(press('ArrowDown', { altKey: true }, field)).toBe('nextPlace');
  expect(press('ArrowUp', { altKey: true })).toBe('previousPlace');
  expect(press('ArrowUp', { altKey: true, shiftKey: true })).toBeUndefined();
  expect(press('ArrowUp')).toBeUndefined();
});
