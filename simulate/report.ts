import type { Outcome } from './simulate.ts';
import type { Waits } from './waits.ts';

interface Measured extends Outcome {
  bytesWaiting: number;
}

/** The groups of each kind stand together. */
const kinds = [
  ['text', 'video', 'voice'],
  ['no interests', 'common interests', 'rare interests'],
  ['any language', 'English', 'other languages', 'rare languages'],
];

/** What came out, as Markdown. */
export function report({
  census,
  redisSeconds,
  oldestSearchMs,
  stillSearching,
  bytesWaiting,
}: Measured): string {
  const { waits, matches, arrived, gaveUp } = census;
  const header = ['who', 'found', 'p50', 'p99', 'p99.9', 'longest'];
  const rows = [['everybody', waits] as const, ...groupsOf(census.byGroup)].map(([name, each]) =>
    rowOf(name, each),
  );
  const table = [header, header.map((_, place) => (place === 0 ? '---' : '---:')), ...rows];
  return `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

- ${whole(arrived)} people came; ${whole(matches)} matches; ${whole(gaveUp)} searches were given up (${((gaveUp / arrived) * 100).toFixed(1)} % of those who came).
- A core of Redis: ${whole(matches / redisSeconds)} matches/s, with all that comes before and after each (${((redisSeconds / matches) * 1e6).toFixed(0)} µs).
- Memory of Redis: ${whole(bytesWaiting)} bytes for each who waits.
- Between groups: p50 ${spread(census.byGroup, 0.5)}, p99 ${spread(census.byGroup, 0.99)}.
- At the end ${whole(stillSearching)} still searched, the one who waited longest for ${seconds(oldestSearchMs)}.`;
}

export function groupsOf(byGroup: Map<string, Waits>): (readonly [string, Waits])[] {
  return kinds.flat().flatMap((name) => {
    const waits = byGroup.get(name);
    return waits ? [[name, waits] as const] : [];
  });
}

function rowOf(name: string, waits: Waits): string[] {
  const percentiles = [0.5, 0.99, 0.999].map((part) => seconds(waits.percentile(part)));
  return [name, whole(waits.count), ...percentiles, seconds(waits.longestMs)];
}

function spread(byGroup: Map<string, Waits>, part: number): string {
  const values = groupsOf(byGroup).map(([, waits]) => waits.percentile(part));
  return `from ${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 0)} s`;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}
