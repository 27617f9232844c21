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
      I1: { type: 'inbound-rtp', packetsReceived: 100, packetsLost: 4 },
      I2: { type: 'inbound-rtp', packetsReceived: 50, packetsLost: -1 },
    }),
  );
  expect(stats).toEqual({ roundTripMs: 120, received: 150, lost: 4 });
});

test('finds the selected pair where there is no transport to name it', () => {
  const stats = readLinkStats(
    report({ P1: pair('H', 'H', { currentRoundTripTime: 3 }), P2: pair('H', 'H', { selected: true }) }),
  );
  expect(stats.roundTripMs).toBe(120);
});

test('makes do with statistics that hold nothing yet', () => {
  expect(readLinkStats([])).toEqual({ roundTripMs: 0, received: 0, lost: 0 });
});
