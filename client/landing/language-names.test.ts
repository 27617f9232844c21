import { expect, test } from 'vitest';
import { languageCodes, languageName } from './language-names.ts';

test('names the languages as browsers do', () => {
  const browsers = new Intl.DisplayNames(['en'], { type: 'language' });
  expect(languageCodes.map(languageName)).toEqual(languageCodes.map((code) => browsers.of(code)));
});

test('names also what the list does not offer, and what is no language by its code', () => {
  expect(languageName('cy')).toBe('Welsh');
  expect(languageName('-')).toBe('-');
});
