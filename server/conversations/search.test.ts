import { expect, it } from 'vitest';
import type { Message } from '../../shared/events.ts';
import type { Range } from './history.ts';
import { mostSearched, search } from './search.ts';

let reads = 0;

/** Messages with ids from 1 on. */
function reader(texts: string[]) {
  const all = texts.map((text, index) => ({ id: index + 1, text }) as Message);
  return async ({ limit, before }: Range) => {
    reads += 1;
    const rest = all.filter(({ id }) => id < Number(before ?? Number.POSITIVE_INFINITY));
    return { messages: rest.slice(-limit), hasMore: rest.length > limit };
  };
}

async function idsOf(texts: string[], query: string): Promise<number[]> {
  const { messages } = await search(reader(texts), { query, limit: 100 });
  return messages.map(({ id }) => id);
}

it('finds every word, in any order, newest first', async () => {
  const texts = ['green tea', 'tea', 'Is the tea of this morning GREEN?', 'greens'];
  expect(await idsOf(texts, 'tea green')).toEqual([3, 1]);
});

it('regards neither case nor accents nor width, in many scripts', async () => {
  const texts = ['Crème BRÛLÉE', 'Straße', 'ΣΊΣΥΦΟΣ', 'İstanbul', 'ｆｕｌｌ', 'Ёлка', 'creme'];
  expect(await idsOf(texts, 'creme')).toEqual([7, 1]);
  expect(await idsOf(texts, 'brûlée')).toEqual([1]);
  expect(await idsOf(texts, 'STRASSE')).toEqual([2]);
  expect(await idsOf(texts, 'σισυφος')).toEqual([3]);
  expect(await idsOf(texts, 'istanbul')).toEqual([4]);
  expect(await idsOf(texts, 'full')).toEqual([5]);
  expect(await idsOf(texts, 'елка')).toEqual([6]);
});

it('takes nothing in the query as a pattern', async () => {
  expect(await idsOf(['a.c', 'abc', '[x]*'], '.')).toEqual([1]);
  expect(await idsOf(['a.c', 'abc', '[x]*'], '[x]*')).toEqual([3]);
  expect(await idsOf(['a.c', 'abc', '[x]*'], '\u0301')).toEqual([]);
});

it('goes on from where it stopped, and says when that is all', async () => {
  const texts = Array.from({ length: 250 }, (_, index) => (index % 2 === 0 ? 'even' : 'odd'));
  const first = await search(reader(texts), { query: 'even', limit: 100 });
  expect(first.messages).toHaveLength(100);
  const second = await search(reader(texts), { query: 'even', limit: 100, before: first.before ?? 0 });
  expect(second.before).toBeNull();
  const ids = [...first.messages, ...second.messages].map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 125 }, (_, index) => 249 - 2 * index));
});

it('looks through so many at once and no more', async () => {
  const texts = Array.from({ length: 3 * mostSearched }, (_, index) => (index === 0 ? 'needle' : 'hay'));
  reads = 0;
  let found = await search(reader(texts), { query: 'needle', limit: 10 });
  expect(found).toEqual({ messages: [], before: 2 * mostSearched + 1 });
  expect(reads).toBe(mostSearched / 100);
  found = await search(reader(texts), { query: 'needle', limit: 10, before: found.before ?? 0 });
  found = await search(reader(texts), { query: 'needle', limit: 10, before: found.before ?? 0 });
  expect(found).toMatchObject({ messages: [{ id: 1 }] });
});
