const stops = ['peek', 'half', 'full'] as const;

/** How much of an upright phone the written side of a call takes: its last line, half of it, or nearly all. */
export type SheetStop = (typeof stops)[number];

/** The next stop up (1) or down (-1); undefined beyond the last. */
export function stopBeyond(stop: SheetStop, step: 1 | -1): SheetStop | undefined {
  return stops[stops.indexOf(stop) + step];
}

const enoughPx = 40;

/** Which way a drag of so many pixels downwards goes; undefined for a slip. */
export function stepOfDrag(downPx: number): 1 | -1 | undefined {
  if (Math.abs(downPx) < enoughPx) return undefined;
  return downPx < 0 ? 1 : -1;
}
