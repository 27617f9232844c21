import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('runs what concerns one thing in the order of asking, even after a failure', async () => {
  const turns = new Turns<object>();
  const thing = {};
  const done: string[] = [];
  const task = (name: string, ms: number) => () => delay(ms).then(() => done.push(name));
  const first = turns.take(thing, task('first', 20));
  const failing = turns.take(thing, () => Promise.reject(new Error('no')));
  const second = turns.take(thing, task('second', 0));
  const other = turns.take({}, task('of another', 0));
  await expect(failing).rejects.toThrow('no');
  await Promise.all([first, second, other]);
  expect(done).toEqual(['of another', 'first', 'second']);
});

it('does not hold on to what came of it', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const turns = new Turns<object>();
  const thing = {};
  const result = new WeakRef(await turns.take(thing, async () => ({ large: true })));
  await delay(0);
  collect();
  expect(result.deref()).toBeUndefined();
  expect(await turns.take(thing, async () => 'next')).toBe('next');
});
