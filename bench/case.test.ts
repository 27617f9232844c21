import { expect, it } from 'vitest';
import { isMet, summarize } from './case.ts';

const wanted = { name: 'P1', title: 'a case', better: 'higher', goal: 1, unit: 'of a floor' } as const;
const round = (ratio: number, foreignCores = 0) => ({ ratio, foreignCores });

it('tells the median and the range of the rounds', () => {
  const result = summarize(wanted, [round(3), round(1), round(2), round(10)], {});
  expect(result).toMatchObject({ ratio: 2.5, min: 1, max: 10, dropped: 0 });
});

it('leaves out rounds in which somebody else was busy, unless all were', () => {
  expect(summarize(wanted, [round(1), round(9, 0.5)], {})).toMatchObject({ ratio: 1, max: 1, dropped: 1 });
  expect(summarize(wanted, [round(1, 0.5), round(9, 0.5)], {})).toMatchObject({ ratio: 5, dropped: 2 });
});

it('is met on the better side of the goal', () => {
  expect(isMet(summarize(wanted, [round(1)], {}))).toBe(true);
  expect(isMet(summarize({ ...wanted, better: 'lower' }, [round(1.1)], {}))).toBe(false);
});
