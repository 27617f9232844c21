import { expect, test } from 'vitest';
import { actionOf, ariaKeyOf, keymapOf, keyOf } from './keymap.ts';
import { preferences } from './preferences.ts';

test('has a key for each action, and another one where it was chosen', () => {
  expect(keymapOf({}).microphone).toBe('m');
  expect(keymapOf({ microphone: 'Q' })).toMatchObject({ microphone: 'q', camera: 'v' });
});

test('keeps the stranger with K, until K means something else', () => {
  expect(actionOf(keymapOf({}), 'k')).toBe('keep');
  expect(actionOf(keymapOf({ keep: 'x', help: 'k' }), 'k')).toBe('help');
});

test('keeps our key where what was chosen is none', () => {
  for (const key of ['', ' ', 'Enter', 'mm']) expect(keymapOf({ microphone: key }).microphone).toBe('m');
});

test('does what the new key says, and nothing with the old one', () => {
  const keymap = keymapOf({ microphone: 'q' });
  expect(actionOf(keymap, 'q')).toBe('microphone');
  expect(actionOf(keymap, 'm')).toBeUndefined();
});

test('takes capitals and signs', () => {
  const keymap = keymapOf({});
  expect(actionOf(keymap, 'M')).toBe('microphone');
  expect(actionOf(keymap, '?')).toBe('help');
});

test('writes with / until another key has been chosen for it', () => {
  expect(actionOf(keymapOf({}), '/')).toBe('write');
  expect(actionOf(keymapOf({ write: 'w' }), '/')).toBeUndefined();
  expect(actionOf(keymapOf({ help: '/' }), '/')).toBe('help');
});

test('takes a letter of any script for a key, and half a pair for none', () => {
  expect(keyOf('Ж')).toBe('ж');
  expect(keyOf('𝒜')).toBeDefined();
  expect(keyOf('F6')).toBeUndefined();
});

test('names the key to assistive technology only while letters do something', () => {
  const unset = preferences.peek();
  expect(ariaKeyOf('camera', unset)).toBe('V');
  expect(ariaKeyOf('camera', { ...unset, keymap: { camera: 'c' } })).toBe('C');
  expect(ariaKeyOf('camera', { ...unset, letterKeys: false })).toBeUndefined();
});
