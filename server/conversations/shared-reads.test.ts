import { expect, it } from 'vitest';
import { SharedReads } from './shared-reads.ts';

function setUp() {
  const reads = new SharedReads<string>();
  const started: PromiseWithResolvers<string>[] = [];
  const read = (key = 'tea') =>
    reads.read(key, () => {
      const reading = Promise.withResolvers<string>();
      started.push(reading);
      return reading.promise;
    });
  return { started, read };
}

it('reads once more for all who ask while it is being read, and not before', async () => {
  const { started, read } = setUp();
  const first = read();
  const [second, third] = [read(), read()];
  expect(started).toHaveLength(1);
  started[0]?.resolve('before');
  expect(await first).toBe('before');
  await expect.poll(() => started).toHaveLength(2);
  const fourth = read();
  started[1]?.resolve('after');
  expect(await Promise.all([second, third])).toEqual(['after', 'after']);
  await expect.poll(() => started).toHaveLength(3);
  started[2]?.resolve('later');
  expect(await fourth).toBe('later');
});

it('keeps nothing of what was read', async () => {
  const { started, read } = setUp();
  for (const [place, word] of ['one', 'two'].entries()) {
    const reading = read();
    await expect.poll(() => started).toHaveLength(place + 1);
    started[place]?.resolve(word);
    expect(await reading).toBe(word);
  }
});

it('lets nobody wait for another key', () => {
  const { started, read } = setUp();
  void read('tea');
  void read('chess');
  expect(started).toHaveLength(2);
});

it('reads again after what has failed, which only those are told who shared it', async () => {
  const { started, read } = setUp();
  const [first, second] = [read(), read()];
  started[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => started).toHaveLength(2);
  started[1]?.resolve('back');
  expect(await second).toBe('back');
});
