import { expect, it } from 'vitest';
import type { Figure, Round } from './case.ts';
import { failed, summarize } from './result.ts';
import type { Slice } from './slice.ts';

const higher: Figure = { name: 'P1', title: 'a case', better: 'higher', goal: 2, unit: 'of a floor' };

function slice(foreignCores: number, waits?: number[]): Slice {
  const work = { done: 100, wallMs: 1000, ...(waits && { waits }) };
  return { ...work, nodesUs: [3, 4], redisUs: 5, foreignCores };
}

function round(ratio: number, foreignCores = 0): Round {
  return { ratios: { P1: ratio }, slices: { ours: slice(foreignCores) } };
}

function only(rounds: Round[], figure = higher) {
  const [result] = summarize({ name: 'P5', figures: [figure] }, rounds);
  return result;
}

it('tells the median and the range of the rounds', () => {
  expect(only([round(3), round(1), round(2), round(10)])).toMatchObject({ ratio: 2.5, min: 1, max: 10 });
});

it('tells the worst round of what must not happen at all', () => {
  const rounds = [round(0), round(0), round(3)];
  expect(only(rounds, { ...higher, better: 'lower', goal: 0, isCount: true })).toMatchObject({
    ratio: 3,
    isMet: false,
  });
});

it('leaves out rounds in which somebody else was busy, unless all were', () => {
  expect(only([round(1), round(9, 0.5)])).toMatchObject({ ratio: 1, max: 1, dropped: 1 });
  expect(only([round(1, 0.5), round(9, 0.5)])).toMatchObject({ ratio: 5, dropped: 2 });
});

it('is inconclusive once a third of the rounds is lost', () => {
  const calm = [round(1), round(1), round(1)];
  expect(only([...calm, round(1, 0.5)])?.isInconclusive).toBe(false);
  expect(only([round(1), round(1), round(1, 0.5)])?.isInconclusive).toBe(true);
});

it('is met on the better side of the goal', () => {
  expect(only([round(2)])?.isMet).toBe(true);
  expect(only([round(1.9)])?.isMet).toBe(false);
  expect(only([round(2.1)], { ...higher, better: 'lower' })?.isMet).toBe(false);
});

it('tells what a unit cost each process, and how long it took', () => {
  const waits = Array.from({ length: 100 }, (_, place) => 100 - place);
  const result = only([{ ratios: { P1: 1 }, slices: { ours: slice(0, waits) }, further: { people: 7 } }]);
  expect(result?.prices.ours).toEqual({
    us: 12,
    nodesUs: [3, 4],
    redisUs: 5,
    perSecond: 100,
    ms: { p50: 51, p95: 96, p99: 100 },
  });
  expect(result?.further).toEqual({ people: 7 });
});

it('has no figure, and is not met, where a case failed', () => {
  const [result] = failed({ name: 'P5', figures: [higher] }, 'Two messages were lost.');
  expect(result).toMatchObject({ name: 'P1', isMet: false, failure: 'Two messages were lost.' });
  expect(JSON.parse(JSON.stringify(result))).toMatchObject({ ratio: null });
});
