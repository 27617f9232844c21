import type { LinkStats } from './link-stats.ts';

const slowMs = 400;
const lossyShare = 0.05;
const weakAfterMs = 3_000;
/** Longer than `weakAfterMs`: pausing the video makes the link look well at once. */
const soundAfterMs = 10_000;

export interface LinkQuality {
  weak: boolean;
  /** Since when the samples have said the contrary of `weak`; null while they agree with it. */
  contraryMs: number | null;
  received: number;
  lost: number;
}

export const unknownQuality: LinkQuality = { weak: false, contraryMs: null, received: 0, lost: 0 };

/** Takes in one sample: a link is weak after 3 s of long round trips or losses, and sound after 10 s without. */
export function judgeLink(before: LinkQuality, stats: LinkStats, nowMs: number): LinkQuality {
  const { received, lost } = stats;
  const missing = lost - before.lost;
  const share = missing / Math.max(missing + received - before.received, 1);
  const poor = stats.roundTripMs > slowMs || share > lossyShare;
  if (poor === before.weak) return { weak: before.weak, contraryMs: null, received, lost };
  const contraryMs = before.contraryMs ?? nowMs;
  const turns = nowMs - contraryMs >= (poor ? weakAfterMs : soundAfterMs);
  return turns
    ? { weak: poor, contraryMs: null, received, lost }
    : { weak: before.weak, contraryMs, received, lost };
}
