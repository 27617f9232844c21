import { expect, it } from 'vitest';
import type { Case } from './case.ts';
import { BadOptions, readOptions } from './options.ts';

const figure = { title: 'a figure', better: 'higher', goal: 1, unit: 'of a floor' } as const;
const cases: Case[] = ['P1', 'P2', 'P5'].map((name) => ({
  name,
  figures: [{ ...figure, name: name === 'P5' ? 'P5a' : name }],
  isQuick: name !== 'P2',
  systems: {},
  open: () => Promise.reject(),
}));
const names = (args: string[]) => readOptions(args, cases).chosen.map(({ name }) => name);

it('runs all cases, the quick ones, or those that are named', () => {
  expect(names([])).toEqual(['P1', 'P2', 'P5']);
  expect(names(['--quick'])).toEqual(['P1', 'P5']);
  expect(names(['--quick', '--case', 'P2'])).toEqual(['P2']);
});

it('takes the name of a figure for its case', () => {
  expect(names(['--case', 'P5a', '--case', 'P1'])).toEqual(['P1', 'P5']);
});

it('takes three rounds when it is quick, and seven when it is not', () => {
  expect(readOptions(['--quick'], cases).rounds).toBe(3);
  expect(readOptions([], cases).rounds).toBe(7);
  expect(readOptions(['--rounds', '2'], cases).rounds).toBe(2);
});

it('writes the page of a complete run only', () => {
  expect(readOptions(['--write'], cases).isWritten).toBe(true);
  expect(readOptions(['--write', '--rounds', '9'], cases).isWritten).toBe(true);
  for (const more of [['--quick'], ['--case', 'P1'], ['--rounds', '3']]) {
    expect(() => readOptions(['--write', ...more], cases)).toThrow('--write takes a complete run');
  }
});

it.each([
  [['--case', 'P99'], 'There is no case "P99".'],
  [['--case'], '--case'],
  [['--rounds', 'many'], '--rounds must be a whole number from 1 to 100.'],
  [['--rounds', '0'], '--rounds must be a whole number from 1 to 100.'],
  [['--fast'], '--fast'],
  [['P1'], 'P1'],
])('refuses %j, and says what there is', (args, sentence) => {
  expect(() => readOptions(args, cases)).toThrow(BadOptions);
  expect(() => readOptions(args, cases)).toThrow(sentence);
  expect(() => readOptions(args, cases)).toThrow('Cases: P1, P2, P5, P5a');
});
