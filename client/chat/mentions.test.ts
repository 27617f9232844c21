import { expect, test } from 'vitest';
import { mentions } from './mentions.ts';

test.each([
  ['Amber Otter, are you there?', true],
  ['hello @amber otter!', true],
  ['an AMBER OTTER', true],
  ['amber otters swim', false],
  ['chamber otter; Amber Otter', true],
  ['amber', false],
  ['', false],
])('%j', (text, isNamed) => {
  expect(mentions(text, 'Amber Otter')).toBe(isNamed);
});

test('nobody is named by nothing', () => {
  expect(mentions('anything', '')).toBe(false);
});
