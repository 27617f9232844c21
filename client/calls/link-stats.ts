export interface LinkStats {
  roundTripMs: number;
  /** Packets that came in and that were missing since the call began, of all tracks. */
  received: number;
  lost: number;
}

/** Reads the quality of a connection from its statistics. */
export function readLinkStats(report: Iterable<[string, Record<string, unknown>]>): LinkStats {
  const entries = new Map(report);
  const pair = selectedPair(entries);
  const stats: LinkStats = {
    roundTripMs: count(pair?.currentRoundTripTime) * 1000,
    received: 0,
    lost: 0,
  };
  for (const entry of entries.values()) {
    if (entry.type !== 'inbound-rtp') continue;
    stats.received += count(entry.packetsReceived);
    stats.lost += Math.max(count(entry.packetsLost), 0);
  }
  return stats;
}

function selectedPair(entries: Map<string, Record<string, unknown>>) {
  const values = [...entries.values()];
  const transport = values.find((entry) => entry.type === 'transport' && entry.selectedCandidatePairId);
  if (transport) return entries.get(String(transport.selectedCandidatePairId));
  // Firefox has no transport entry: https://bugzilla.mozilla.org/show_bug.cgi?id=1307994
  return values.find((entry) => entry.type === 'candidate-pair' && entry.selected === true);
}

const count = (value: unknown) => (typeof value === 'number' ? value : 0);
