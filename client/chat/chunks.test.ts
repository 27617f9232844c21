import { expect, test } from 'vitest';
import { chunksOf } from './chunks.ts';
import type { Line } from './line.ts';

const hourMs = 3_600_000;
const noonMs = new Date(2026, 10, 21, 12).getTime();
const line = (id: number, change: Partial<Line> = {}): Line =>
  ({
    kind: 'theirs',
    clientId: `c${id}`,
    id,
    text: `message ${id}`,
    sentAtMs: noonMs,
    userId: 'bob',
    name: 'Blue Wren',
    ...change,
  }) as Line;
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => line(from + index));
const ids = (lines: readonly Line[]) => lines.map(({ id }) => id);

test('leaves nothing out and keeps the order', () => {
  const lines = many(1, 500);
  const chunks = chunksOf(lines, [], noonMs);
  expect(chunks.flatMap((chunk) => ids(chunk.lines))).toEqual(ids(lines));
  expect(chunks.length).toBeGreaterThan(10);
});

test('changes only the last when something comes, and only the first when something is put before', () => {
  const lines = many(100, 300);
  const before = chunksOf(lines, [], noonMs);
  const after = chunksOf([...many(50, 100), ...lines, line(300)], before, noonMs);
  const kept = after.filter((chunk) => before.includes(chunk));
  expect(kept).toHaveLength(before.length - 2);
});

test('tells each day but today where it begins', () => {
  const yesterday = noonMs - 24 * hourMs;
  const lines = [line(1, { sentAtMs: yesterday }), line(2, { sentAtMs: yesterday }), line(3)];
  const chunks = chunksOf(lines, [], noonMs);
  expect(chunks.map(({ day, lines: some }) => [day, ids(some)])).toEqual([
    [yesterday, [1, 2]],
    [noonMs, [3]],
  ]);
  expect(chunksOf([line(3)], [], noonMs)[0]?.day).toBeUndefined();
});

test('begins anew after a gap', () => {
  const chunks = chunksOf([line(1), line(2, { isAfterGap: true })], [], noonMs);
  expect(chunks.map(({ lines, before }) => [ids(lines), before])).toEqual([
    [[1], undefined],
    [[2], undefined],
  ]);
});
