import { expect, test } from 'vitest';
import { readLinkStats } from './link-stats.ts';

const pair = (local: string, remote: string, more = {}) => ({
  type: 'candidate-pair',
  localCandidateId: local,
  remoteCandidateId: remote,
  currentRoundTripTime: 0.12,
  ...more,
});

const report = (entries: Record<string, Record<string, unknown>>) => Object.entries(entries);

test('reads the selected pair, and sums the packets of all tracks', () => {
  const stats = readLinkStats(
    report({
      T: { type: 'transport', selectedCandidatePairId: 'P2' },
      P1: pair('R', 'H', { currentRoundTripTime: 3 }),
      P2: pair('H', 'H'),
      H: { type: 'local-candidate', candidateType: 'host' },
      R: { type: 'local-candidate', candidateType: 'relay' },
      I1: { type: 'inbound-rtp', packetsReceived: 100, packetsLost: 4 },
      I2: { type: 'inbound-rtp', packetsReceived: 50, packetsLost: -1 },
    }),
  );
  expect(stats).toEqual({ route: 'direct', roundTripMs: 120, received: 150, lost: 4 });
});

test.each([
  ['own', pair('R', 'H')],
  ["other side's", pair('H', 'R')],
])('is relayed by the %s relay', (_whose, selected) => {
  const stats = readLinkStats(
    report({
      P: { ...selected, selected: true },
      H: { candidateType: 'host' },
      R: { candidateType: 'relay' },
    }),
  );
  expect(stats.route).toBe('relay');
});

test('makes do with statistics that hold nothing yet', () => {
  expect(readLinkStats([])).toEqual({ route: 'direct', roundTripMs: 0, received: 0, lost: 0 });
});
