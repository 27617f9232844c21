const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long something will be there still, in words: in days from two on, in whole hours, and minutes in the last. */
export function timeLeft(untilMs: number, nowMs: number): string {
  const leftMs = Math.max(0, untilMs - nowMs);
  if (leftMs >= 2 * dayMs) return `${Math.round(leftMs / dayMs)} days`;
  if (leftMs >= hourMs) return `${Math.round(leftMs / hourMs)} h`;
  return `${Math.max(1, Math.round(leftMs / 60_000))} min`;
}
