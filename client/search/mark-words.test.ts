import { expect, test } from 'vitest';
import { markWords } from './mark-words.ts';

const shown = (text: string, query: string) =>
  markWords(text, query)
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('');

test('marks each of the words, whatever the case and accents', () => {
  expect(shown('Crème brûlée and CREME', 'creme BRU')).toBe('[Crème] [brû]lée and [CREME]');
});

test('marks what is longer or shorter once it is folded', () => {
  expect(shown('die Straße', 'strasse')).toBe('die [Straße]');
  expect(shown('ein cafe\u0301 hier', 'cafe')).toBe('ein [cafe\u0301] hier');
  expect(shown('😀 tea 😀', 'tea')).toBe('😀 [tea] 😀');
});

test('shows of a long message what is around the first word', () => {
  const text = `${'before '.repeat(50)}tea ${'after '.repeat(50)}`;
  const excerpt = shown(text, 'tea');
  expect(excerpt).toMatch(/^…before .*\[tea\] after .*…$/);
  expect(excerpt.length).toBeLessThan(170);
});
