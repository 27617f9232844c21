// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { shortcutOf } from './shortcut.ts';

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body) {
  let shortcut: string | undefined;
  const listen = (event: Event) => {
    shortcut = shortcutOf(event as KeyboardEvent);
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
