import { expect, test } from 'vitest';
import { captionWords } from './caption-words.ts';

test('shows the end of what was said, in whole words', () => {
  expect(captionWords('  a  b ')).toBe('a b');
  const shown = captionWords(`${'early '.repeat(40)}late`);
  expect(shown).toMatch(/^early .* late$/);
  expect(shown.length).toBeLessThanOrEqual(140);
});
