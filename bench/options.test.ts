import { expect, it } from 'vitest';
import type { Case } from './case.ts';
import { BadOptions, readOptions } from './options.ts';

const cases: Case[] = ['P1', 'P2', 'P5'].map((name) => ({
  name,
  title: name,
  isQuick: name !== 'P2',
  run: async () => [],
}));
const names = (args: string[]) => readOptions(args, cases).chosen.map(({ name }) => name);

it('runs all cases, the quick ones, or those that are named', () => {
  expect(names([])).toEqual(['P1', 'P2', 'P5']);
  expect(names(['--quick'])).toEqual(['P1', 'P5']);
  expect(names(['--quick', '--case', 'P2'])).toEqual(['P2']);
});

it('takes three rounds when it is quick, and seven when it is not', () => {
  expect(readOptions(['--quick'], cases).rounds).toBe(3);
  expect(readOptions([], cases).rounds).toBe(7);
  expect(readOptions(['--rounds', '2'], cases).rounds).toBe(2);
});

it.each([
  [['--case', 'P99'], 'There is no case P99. There are P1, P2, P5.'],
  [['--rounds', 'many'], '--rounds must be 1 to 100.'],
  [['--fast'], '--fast'],
])('refuses %j', (args, sentence) => {
  expect(() => readOptions(args, cases)).toThrow(BadOptions);
  expect(() => readOptions(args, cases)).toThrow(sentence);
});
