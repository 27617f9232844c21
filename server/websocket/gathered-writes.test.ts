import { setImmediate as turnOver } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GatheredWrites } from './gathered-writes.ts';

it('lets go of all that was gathered in a turn at its end, and again in the next', async () => {
  const writes = new GatheredWrites();
  const letGo: string[] = [];
  const gathering = (name: string) => ({ letGo: () => letGo.push(name) });
  writes.hold(gathering('ann'));
  await Promise.resolve();
  writes.hold(gathering('bob'));
  expect(letGo).toEqual([]);
  await turnOver();
  expect(letGo).toEqual(['ann', 'bob']);
  writes.hold(gathering('cem'));
  await turnOver();
  expect(letGo).toEqual(['ann', 'bob', 'cem']);
});
