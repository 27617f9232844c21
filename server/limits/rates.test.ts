import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Rate, type RateClass, rates } from './rates.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const { person, address, newcomers, room } = rates;
const classes = Object.keys({ ...person, ...address }) as RateClass[];

/** As the page writes it: "5 (10)", or "8 in 10 s" where there is more than one. */
function inWords(lanes: Rate[] = []): string {
  const [lane, ...others] = lanes;
  if (lane === undefined) return '';
  if (others.length === 0) return `${lane.perSecond} (${lane.burst})`;
  return `${lane.burst} in ${Math.round(lane.burst / lane.perSecond)} s`;
}

it.each(classes)('the protocol page tells the rate of %s', (name) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
  const cells = row?.split('|').map((cell) => cell.trim());
  expect(cells?.slice(-5, -1)).toEqual(
    [person, address, newcomers, room].map((scope) => inWords(scope[name])),
  );
});
