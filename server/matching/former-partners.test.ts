import { expect, it } from 'vitest';
import { FormerPartners } from './former-partners.ts';

const ben = { id: 'ben', name: 'Ben' };
const cleo = { id: 'cleo', name: 'Cleo' };

it('knows the last partner of each for a minute', () => {
  let now = 0;
  const former = new FormerPartners(() => now);
  former.add('ann', 'm1', ben);
  now = 30_000;
  former.add('dan', 'm2', cleo);
  now = 59_999;
  expect(former.find('ann', 'm1')).toEqual(ben);
  expect(former.find('ben', 'm1')).toBeUndefined();
  now = 60_000;
  expect(former.find('ann', 'm1')).toBeUndefined();
  expect(former.find('dan', 'm2')).toEqual(cleo);
});

it('knows no partner before the last', () => {
  const former = new FormerPartners();
  former.add('ann', 'm1', ben);
  former.add('ann', 'm2', cleo);
  expect(former.find('ann', 'm1')).toBeUndefined();
  expect(former.find('ann', 'm2')).toEqual(cleo);
});
