import { expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** Commits when the test says so, and doubles each number. */
function held() {
  const groups: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const doubling = new GroupCommit<number, number>({
    mostAtOnce: 3,
    commit: (items) => {
      groups.push(items);
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      ends.push({ resolve, reject });
      return promise.then(() => items.map((item) => item * 2));
    },
  });
  return { doubling, groups, ends };
}

it('commits what comes in a turn together, and one group after the other', async () => {
  const { doubling, groups, ends } = held();
  const first = [doubling.add(1), doubling.add(2)];
  await expect.poll(() => groups).toEqual([[1, 2]]);
  const later = [3, 4, 5, 6].map((item) => doubling.add(item));
  ends[0]?.resolve();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await expect.poll(() => groups.slice(1)).toEqual([[3, 4, 5]]);
  ends[1]?.resolve();
  await expect.poll(() => groups.slice(2)).toEqual([[6]]);
  ends[2]?.resolve();
  expect(await Promise.all(later)).toEqual([6, 8, 10, 12]);
});

it('rejects a group as a whole, and goes on with the next', async () => {
  const { doubling, groups, ends } = held();
  const lost = [doubling.add(1), doubling.add(2)];
  await expect.poll(() => groups.length).toBe(1);
  const next = doubling.add(3);
  ends[0]?.reject(new Error('gone'));
  const settled = await Promise.allSettled(lost);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect.poll(() => groups.length).toBe(2);
  ends[1]?.resolve();
  expect(await next).toBe(6);
});
