import { expect, it } from 'vitest';
import type { Figure } from './case.ts';
import { report } from './report.ts';
import { failed, summarize } from './result.ts';
import { pageOf } from './write-page.ts';

const figure: Figure = { name: 'P5a', title: 'delivery, p50', better: 'lower', goal: 2, unit: "a relay's" };
const floor: Figure = { name: 'ws', title: 'bare ws', better: 'higher', goal: null, unit: "a relay's" };
const slice = {
  done: 1000,
  wallMs: 500,
  nodesUs: [9.71, 5.72],
  redisUs: 2.6,
  foreignCores: 0,
  waits: [0.1, 0.2, 0.7],
};

const met = summarize({ name: 'P5', figures: [figure, { ...figure, name: 'P5b', title: 'delivery, p99' }] }, [
  { ratios: { P5a: 1.5, P5b: 4 }, slices: { ours: slice }, further: { connections: 4000 } },
]);

it('says for each figure where it lies, and whether that is what it should be', () => {
  const text = report(met);
  expect(text).toContain("| P5a delivery, p50 | ≤ 2 | 1.50 | 1.50 | 1.50 | a relay's | met |");
  expect(text).toContain("| P5b delivery, p99 | ≤ 2 | 4.00 | 4.00 | 4.00 | a relay's | not met |");
});

it('tells the prices of a case once, by process', () => {
  const text = report(met);
  expect(text).toContain('| P5 ours | 18.0 | 9.71 + 5.72 | 2.60 | 2,000 | 0.20 | 0.70 | 0.70 |');
  expect(text.match(/P5 ours/g)).toHaveLength(1);
  expect(text).toContain('- P5: connections 4,000');
});

it('has what others pay in a table of its own', () => {
  const others = summarize({ name: 'P5', figures: [floor] }, [
    { ratios: { ws: 1.4 }, slices: { ws: slice } },
  ]);
  const text = report([...met, ...others]);
  expect(text).toContain('| bare ws | 1.40 | 18.0 | 9.71 + 5.72 | 2.60 | 2,000 | 0.20 | 0.70 | 0.70 |');
  expect(text).not.toContain('| ws bare ws');
});

it('says why there is no figure, or that it says little', () => {
  expect(report(failed({ name: 'P5', figures: [figure] }, '3 messages were lost.\nHere is more.'))).toContain(
    "| - | - | - | a relay's | failed: 3 messages were lost. |",
  );
  const busy = { ratios: { P5a: 1 }, slices: { ours: { ...slice, foreignCores: 1 } } };
  expect(report(summarize({ name: 'P5', figures: [figure] }, [busy]))).toContain(
    'inconclusive, 1 of 1 rounds on a busy machine',
  );
});

it('writes a page with the date, the machine and the command', () => {
  const page = pageOf(met, { machine: '2 cores (A CPU)', rounds: 7, date: new Date('2026-11-21T12:00:00Z') });
  expect(page).toContain('Measured on 2026-11-21 by `npm run bench -- --write`');
  expect(page).toContain('2 cores (A CPU); 7 rounds');
  expect(page).toContain('P5a delivery, p50');
});
