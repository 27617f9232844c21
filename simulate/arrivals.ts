/** A rush doubles the people within minutes, as when somebody well known shares the link. */
const rush = { from: 0.5, until: 0.55, factor: 4 };

/**
 * How many of all people are expected by a part of the time, 0 to 1: the tide of a day pressed into that time, and a
 * rush in the middle.
 */
export function expectedBy(part: number): number {
  return arrived(part) / arrived(1);
}

function arrived(part: number): number {
  const inRush = Math.max(0, Math.min(part, rush.until) - rush.from);
  return tide(part) + (rush.factor - 1) * (tide(rush.from + inRush) - tide(rush.from));
}

/** The area under 1 + sin / 2. */
function tide(part: number): number {
  return part + (1 - Math.cos(2 * Math.PI * part)) / (4 * Math.PI);
}
