import { expect, it } from 'vitest';
import { Draw } from './draw.ts';

const many = 20_000;

function meanOf(draw: () => number): number {
  return Array.from({ length: many }, draw).reduce((sum, value) => sum + value, 0) / many;
}

it('draws by the means that it is given', () => {
  const draw = new Draw(1);
  expect(meanOf(() => draw.exponential(5))).toBeCloseTo(5, 0);
  expect(meanOf(() => draw.poisson(3))).toBeCloseTo(3, 0);
  expect(meanOf(() => draw.poisson(300)) / 300).toBeCloseTo(1, 1);
  expect(meanOf(() => Math.log(draw.logNormal(60, 1)))).toBeCloseTo(Math.log(60), 1);
});

it('draws the first rank most often, and none beyond the last', () => {
  const draw = new Draw(2);
  const counts = new Map<number, number>();
  for (let each = 0; each < many; each++) {
    const rank = draw.zipf(100);
    counts.set(rank, (counts.get(rank) ?? 0) + 1);
  }
  expect(Math.max(...counts.keys())).toBe(99);
  expect((counts.get(0) ?? 0) / (counts.get(9) ?? 1)).toBeGreaterThan(5);
});

it('draws the same for the same seed', () => {
  const values = (seed: number) => Array.from({ length: 5 }, () => new Draw(seed).zipf(1000));
  expect(values(3)).toEqual(values(3));
});
