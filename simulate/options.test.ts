import { expect, it } from 'vitest';
import { BadOptions, readOptions } from './options.ts';

it('lets 20,000 people come within an hour unless told otherwise', () => {
  expect(readOptions([])).toEqual({ people: 20_000, minutes: 60, seed: 1, chart: undefined });
  expect(readOptions(['--people', '300', '--minutes', '5', '--seed', '7', '--chart', 'a.svg'])).toEqual({
    people: 300,
    minutes: 5,
    seed: 7,
    chart: 'a.svg',
  });
});

it.each([
  [['--people', '2000000'], '--people must be a whole number from 10 to 1,000,000.'],
  [['--people', 'many'], '--people must be a whole number from 10 to 1,000,000.'],
  [['--minutes', '0'], '--minutes must be a whole number from 1 to 1,440.'],
  [['--crowd'], 'Usage: npm run simulate'],
  [['--people'], 'Usage: npm run simulate'],
])('refuses %j in one sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(BadOptions);
  expect(() => readOptions(args)).toThrow(sentence);
});
